// A long list that is shown as one whole: what is there of it, how much that is, and the way to more.
import type { ComponentChildren } from 'preact';
import type { Pages } from '../../data';
import { t } from '../../i18n';
import { Failed, Lacking } from '../../ui';

export function Paged<T>({ of, shown, children }: { of: Pages<T>; shown?: (count: number) => string; children: (items: readonly T[]) => ComponentChildren }) {
  if (!of.items) return <div aria-busy={of.busy}><Lacking of={of} /></div>;
  return (
    <div aria-busy={of.busy}>
      <Failed of={of} />
      {children(of.items)}
      {of.more ? <p class="actions"><button onClick={of.more}>{t('more')}</button>{shown ? <span class="help">{shown(of.items.length)}</span> : null}</p> : null}
    </div>
  );
}
