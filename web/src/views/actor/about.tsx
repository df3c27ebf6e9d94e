// Who somebody is: field by field, each to be corrected in place.
import { useRef, useState } from 'preact/hooks';
import { type Details, DetailInput, type DetailField, changedFields, detailsOf, fieldsOf, sent, silent } from '../../details';
import { useDraft } from '../../draft';
import { type ActorKind, ChangeAllyDocument, ChangeLeaderDocument, ChangeOrganisationDocument, type RecordFragment } from '../../gql/graphql';
import { Failure } from '../../graphql';
import { isolated, listed, moment, rich, t } from '../../i18n';
import { correct, gone } from '../../queue';
import { Value, fieldWord } from '../../said';
import { FormEnd, sayUndoable } from '../../ui';
import { type Refusal, byField, failureWord } from '../../words';
import type { Part, Subject } from '../actor';
import { Conflict, Gone, contest } from '../../conflict';
import { Team } from './team';

interface Editing {
  /** The version that was read when the first field was opened. */
  readonly base: RecordFragment;
  readonly draft: Details;
  readonly open: readonly DetailField[];
}

/** Correcting fields of a record: those that are open, what is wrong with them, and what somebody else saved meanwhile. */
function useCorrecting(of: Subject, onClosed: (first: DetailField | undefined) => void) {
  const [editing, setEditing] = useDraft<Editing | null>(`record ${of.id}`, () => null);
  const [theirs, setTheirs] = useState<RecordFragment>();
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const [lost, setLost] = useState(false);
  const open = (field: DetailField) =>
    setEditing((e) => ({ base: e?.base ?? of, draft: e?.draft ?? detailsOf(of), open: [...(e?.open ?? []), field] }));
  const put = (part: Partial<Details>) => setEditing((e) => e && { ...e, draft: { ...e.draft, ...part } });
  const close = () => {
    onClosed(editing?.open[0]);
    setEditing(null);
    setTheirs(undefined);
    setErrors(new Map());
    setLost(false);
  };
  const wrong = (found: ReadonlyMap<string, string>) => {
    setTheirs(undefined);
    setErrors(found);
  };
  const save = async (fields: readonly DetailField[], version: number): Promise<void> => {
    if (!editing) return;
    if (fields.length === 0) return close();
    setBusy(true);
    try {
      const patch = Object.fromEntries(fields.map((f) => [f, sent(editing.draft, f)]));
      const done = await change(of.kind, { id: of.id, expectedVersion: version, ...patch });
      setLost(gone(done.errors));
      if (gone(done.errors)) return wrong(new Map());
      if (done.errors.some((e) => e.code === 'CONFLICT') && done.record) {
        const { contested, alone } = between(editing, done.record);
        return contested.length > 0 ? setTheirs(done.record) : await save(alone, done.record.version);
      }
      if (done.errors.length > 0) return wrong(byField(done.errors));
      sayUndoable(t('actor.corrected', { name: isolated(done.record?.name ?? of.name), fields: listed(fields.map(fieldWord)) }), done.change);
      close();
    } catch (cause) {
      wrong(new Map([['', cause instanceof Failure ? failureWord(cause) : t('failure.broken')]]));
    } finally {
      setBusy(false);
    }
  };
  return { editing, theirs, errors, busy, lost, open, put, close, save };
}

export function About({ of, mine }: Part) {
  const form = useRef<HTMLFormElement>(null);
  const { editing, theirs, errors, busy, lost, open, put, close, save } = useCorrecting(of, (first) => {
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(`[data-field=${first}] button`)?.focus());
  });
  if (editing && theirs) {
    const now = detailsOf(theirs);
    const { contested, alone } = between(editing, theirs);
    return (
      <Conflict
        key={theirs.version}
        fields={contested.map((f) => ({ field: f, mine: <Value field={f} value={editing.draft[f]} />, theirs: <Value field={f} value={now[f]} /> }))}
        busy={busy} onCancel={close}
        onDecide={(kept) => void save([...alone, ...contested.filter((f) => kept.includes(f))], theirs.version)}
      />
    );
  }
  const said = editing?.draft ?? detailsOf(of);
  const fields = fieldsOf(of.kind).filter((f) => f !== 'contactDetails' || mine);
  const isOpen = (f: DetailField) => !!editing?.open.includes(f);
  const empty = fields.filter((f) => silent(said, f) && !isOpen(f));
  const others = [...errors].filter(([f]) => !isOpen(f as DetailField)).map(([, text]) => text);
  const saveAll = () => {
    if (editing) void save(changedFields(editing.draft, detailsOf(editing.base)), editing.base.version);
  };
  return (
    <>
      <form class="details" noValidate ref={form} onSubmit={(e) => { e.preventDefault(); saveAll(); }}>
        <div class="facts">
          {fields.filter((f) => !empty.includes(f)).map((f) => (isOpen(f) ? (
            <div class="fact open" key={f}><DetailInput field={f} details={said} error={errors.get(f)} onChange={put} /></div>
          ) : (
            <Fact key={f} field={f} details={said} onCorrect={mine ? () => open(f) : undefined} />
          )))}
        </div>
        {mine && empty.length > 0 ? (
          <p class="add-more">{t('actor.addMore')} {empty.map((f) => <button type="button" key={f} onClick={(e) => { focusOpened(e.currentTarget.form); open(f); }}>{fieldWord(f)}</button>)}</p>
        ) : null}
        {others.length > 0 ? <p class="failed" role="alert">{others.join(' ')}</p> : null}
        {editing && !lost ? <FormEnd busy={busy} errors={errors} onCancel={close} /> : null}
        {editing && lost ? <Gone record={of.id} area={of.area.slug} actor={of.id} onBack={saveAll} onCancel={close} /> : null}
      </form>
      <Written of={of} />
      {mine ? <Team of={of} /> : null}
    </>
  );
}

/** Where the draft meets what somebody else saved since it was begun. */
function between({ draft, base }: Editing, theirs: RecordFragment) {
  const [from, now] = [detailsOf(base), detailsOf(theirs)];
  const apart = changedFields(draft, now);
  return contest(changedFields(draft, from), changedFields(now, from), (f) => !apart.includes(f));
}

/** A field in words, with the way to correct it. The field that opens takes the focus. */
function Fact({ field, details, onCorrect }: { field: DetailField; details: Details; onCorrect: (() => void) | undefined }) {
  return (
    <div class="fact" data-field={field}>
      <div class="fact-name">{fieldWord(field)}</div>
      <div class="fact-said"><Value field={field} value={details[field]} /></div>
      {onCorrect ? (
        <button type="button" class="link" onClick={(e) => { focusOpened(e.currentTarget.closest('form')); onCorrect(); }}>
          {t('correct')}<span class="hidden"> {fieldWord(field)}</span>
        </button>
      ) : null}
    </div>
  );
}

/** Puts the focus into the field that is about to open. */
function focusOpened(form: HTMLFormElement | null) {
  const before = new Set(form?.querySelectorAll('.fact.open'));
  requestAnimationFrame(() => {
    const opened = [...(form?.querySelectorAll('.fact.open') ?? [])].find((f) => !before.has(f));
    opened?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  });
}

/** Who added the record, and when it was last written. */
function Written({ of }: { of: Subject }) {
  const by = of.createdBy ? <bdi>{of.createdBy.name}</bdi> : t('said.import');
  return <p class="help">{rich('actor.written', { by, at: moment(of.createdAt), changed: moment(of.updatedAt) })}</p>;
}

async function change(kind: ActorKind, input: { id: string; expectedVersion: number }): Promise<{ record?: RecordFragment | null | undefined; errors: readonly Refusal[]; change: { readonly id: string } | null }> {
  if (kind === 'ORGANISATION') {
    const { changeOrganisation: done } = await correct(ChangeOrganisationDocument, input, (a) => a.changeOrganisation.userErrors);
    return { record: done.organisation, errors: done.userErrors, change: done.change };
  }
  if (kind === 'LEADER') {
    const { changeLeader: done } = await correct(ChangeLeaderDocument, input, (a) => a.changeLeader.userErrors);
    return { record: done.leader, errors: done.userErrors, change: done.change };
  }
  const { changeAlly: done } = await correct(ChangeAllyDocument, input, (a) => a.changeAlly.userErrors);
  return { record: done.ally, errors: done.userErrors, change: done.change };
}
