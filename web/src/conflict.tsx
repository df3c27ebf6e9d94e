// Two people changed the same record: both versions side by side, and a choice for each field.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from './i18n';
import { fieldWord } from './said';

export interface Differing {
  readonly field: string;
  readonly mine: ComponentChildren;
  readonly theirs: ComponentChildren;
}

/**
 * What two people changed, from the same version: where they said something else of the same field, somebody must choose;
 * what one of them alone changed stands.
 */
export function contest<F extends string>(mine: readonly F[], theirs: readonly F[], agree: (field: F) => boolean): { contested: F[]; alone: F[] } {
  return { contested: mine.filter((f) => theirs.includes(f) && !agree(f)), alone: mine.filter((f) => !theirs.includes(f)) };
}

interface Meeting {
  fields: readonly Differing[];
  busy: boolean;
  /** The fields whose own version was chosen. */
  onDecide: (mine: readonly string[]) => void;
  onCancel: () => void;
}

/** Keyed by the version of theirs: who saves again meanwhile is chosen anew. */
export function Conflict({ fields, busy, onDecide, onCancel }: Meeting) {
  const [chosen, setChosen] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({});
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const id = useId();
  const open = fields.filter((f) => !chosen[f.field]).length;
  return (
    <section class="conflict" aria-labelledby={id}>
      <h2 id={id} tabindex={-1} ref={title}>{t('conflict.title')}</h2>
      <p>{t('conflict.text')}</p>
      {fields.map(({ field, mine, theirs }) => (
        <fieldset key={field}>
          <legend>{fieldWord(field)}</legend>
          <div class="versions">
            {([['mine', t('conflict.mine'), mine], ['theirs', t('conflict.theirs'), theirs]] as const).map(([which, label, said]) => (
              <label key={which}>
                <input type="radio" name={`${id}-${field}`} checked={chosen[field] === which} onChange={() => setChosen({ ...chosen, [field]: which })} />
                <span><strong>{label}</strong><span class="said">{said}</span></span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <p class="actions">
        <button type="button" class="primary" disabled={busy || open > 0} onClick={() => onDecide(fields.filter((f) => chosen[f.field] === 'mine').map((f) => f.field))}>{t('conflict.save')}</button>
        <button type="button" disabled={busy} onClick={onCancel}>{t('cancel')}</button>
      </p>
      {open > 0 ? <p class="help" role="status">{t('conflict.open', { count: open })}</p> : null}
    </section>
  );
}
