// Two people changed the same record: both versions side by side, and a choice for each field. Or one of them removed it.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { changed, removalOf } from './data';
import { UndoDocument } from './gql/graphql';
import { Failure } from './graphql';
import { t } from './i18n';
import { send } from './queue';
import { fieldWord } from './said';
import { failureWord, refusal } from './words';

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

interface Loss {
  record: string;
  area: string;
  /** Somebody whom the record is about. */
  actor?: string;
  /** Saves what was typed, once the record is there again. */
  onBack: () => void;
  onCancel: () => void;
}

/** The end of a form whose record somebody removed meanwhile: what was typed stays, and can be saved once that is undone. */
export function Gone({ record, area, actor, onBack, onCancel }: Loss) {
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => told.current?.focus(), [refused]);
  const back = async () => {
    setBusy(true);
    try {
      const change = await removalOf(record, area, actor);
      if (!change) return setRefused(t('conflict.stays'));
      const { undo } = await send(UndoDocument, { change });
      return undo.userErrors.length > 0 ? setRefused(undo.userErrors.map(refusal).join(' ')) : onBack();
    } catch (cause) {
      return setRefused(failureWord(cause instanceof Failure ? cause : new Failure('broken')));
    } finally {
      setBusy(false);
    }
  };
  const cancel = () => {
    onCancel();
    changed();
  };
  return (
    <div class="gone">
      <p class="failed" role="alert" tabindex={-1} ref={told}>{t('conflict.gone')} {refused}</p>
      <p class="actions">
        <button type="button" class="primary" disabled={busy} onClick={() => void back()}>{busy ? t('saving') : t('conflict.back')}</button>
        <button type="button" disabled={busy} onClick={cancel}>{t('cancel')}</button>
      </p>
    </div>
  );
}
