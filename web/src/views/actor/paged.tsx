// A long list that is shown as one whole: what is there of it, how much that is, and the way to more.
import type { ComponentChildren } from 'preact';
import type { Pages } from '../../data';
import { t } from '../../i18n';
import { failureWord } from '../../words';

export function Paged<T>({ of, shown, children }: { of: Pages<T>; shown?: (count: number) => string; children: (items: readonly T[]) => ComponentChildren }) {
  const failed = of.failure && of.failure.kind !== 'signedOut' ? (
    <p class="failed" role="alert">{failureWord(of.failure)} <button onClick={of.again}>{t('again')}</button></p>
  ) : null;
  if (!of.items) return <div aria-busy={of.busy}>{failed ?? <p class="busy" role="status">{t('loading')}</p>}</div>;
  return (
    <div aria-busy={of.busy}>
      {failed}
      {children(of.items)}
      {of.more ? <p class="actions"><button onClick={of.more}>{t('more')}</button>{shown ? <span class="help">{shown(of.items.length)}</span> : null}</p> : null}
    </div>
  );
}
