// Writing an issue down, and changing what is written: what the server refuses stands at its field; what somebody else
// changed meanwhile is shown beside one's own, field by field.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Conflict, Gone, contest } from '../conflict';
import { AddIssueDocument, ChangeIssueDocument, type IssueFaceFragment, type IssueStatus, type RefusalFragment, type Visibility } from '../gql/graphql';
import { Failure } from '../graphql';
import { isolated, t } from '../i18n';
import { correct, gone, send } from '../queue';
import { Value } from '../said';
import { Choice, Field, FormEnd, dirOf, sayUndoable } from '../ui';
import { byField, failureWord, statuses, visibilities } from '../words';

interface Draft {
  readonly title: string;
  readonly description: string;
  readonly status: IssueStatus;
  readonly visibility: Visibility;
}

type FieldName = keyof Draft;
const fields: readonly FieldName[] = ['title', 'description', 'status', 'visibility'];

const empty: Draft = { title: '', description: '', status: 'RAISED', visibility: 'AREA' };
const draftOf = (i: IssueFaceFragment): Draft => ({ title: i.title, description: i.description ?? '', status: i.status, visibility: i.visibility });

/** The fields that a draft says otherwise. */
const changed = (mine: Draft, than: Draft): FieldName[] => fields.filter((f) => mine[f] !== than[f]);

/** Which fields both changed, to different ends, and which the draft alone did. */
const contested = (mine: Draft, before: Draft, theirs: Draft) => contest(changed(mine, before), changed(theirs, before), (f) => mine[f] === theirs[f]);

/** Sends these fields of the draft for the issue, or all of it where there is none yet. */
async function write(area: string, issue: IssueFaceFragment | null, draft: Draft, kept: readonly FieldName[] | null): Promise<{ written: IssueFaceFragment | null; errors: readonly RefusalFragment[]; change: { readonly id: string } | null }> {
  if (!issue || !kept) {
    const { status, ...rest } = draft;
    const { addIssue } = await send(AddIssueDocument, { area, ...rest });
    return { written: addIssue.issue, errors: addIssue.userErrors, change: addIssue.change };
  }
  const changes = Object.fromEntries(kept.map((f) => [f, draft[f]]));
  const { changeIssue } = await correct(ChangeIssueDocument, { id: issue.id, expectedVersion: issue.version, ...changes }, (a) => a.changeIssue.userErrors);
  return { written: changeIssue.issue, errors: changeIssue.userErrors, change: changeIssue.change };
}

/** issue: the one to change; left out, one is added to the area. */
export function IssueForm({ area, issue, onDone }: { area: string; issue?: IssueFaceFragment; onDone: () => void }) {
  const [base] = useState(issue ?? null); // as it was when this form began
  const [theirs, setTheirs] = useState<IssueFaceFragment>();
  const [draft, setDraft] = useState(issue ? draftOf(issue) : empty);
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const [lost, setLost] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input')?.focus(), []);
  useEffect(() => {
    if (errors.size > 0) form.current?.querySelector<HTMLElement>('[aria-invalid], .choice.wrong input')?.focus();
  }, [errors]);
  const set = (change: Partial<Draft>) => setDraft((d) => ({ ...d, ...change }));

  const save = async (kept: readonly FieldName[] | null, over = theirs ?? base): Promise<void> => {
    if (kept?.length === 0) return onDone();
    setBusy(true);
    try {
      const { written, errors: told, change } = await write(area, over, draft, kept);
      setLost(gone(told));
      if (gone(told)) return setErrors(new Map());
      if (base && written && told.some((e) => e.code === 'CONFLICT')) {
        // What only one of the two changed stands as that one has it.
        return contested(draft, draftOf(base), draftOf(written)).contested.length > 0 ? setTheirs(written) : await save(kept, written);
      }
      if (told.length > 0 || !written) return setErrors(byField(told));
      sayUndoable(t(base ? 'issues.changed' : 'issues.added', { title: isolated(written.title) }), change);
      return onDone();
    } catch (cause) {
      return setErrors(new Map([['', cause instanceof Failure ? failureWord(cause) : t('failure.broken')]]));
    } finally {
      setBusy(false);
    }
  };
  if (theirs && base) {
    const now = draftOf(theirs);
    const { contested: both, alone } = contested(draft, draftOf(base), now);
    return (
      <>
        <Conflict
          key={theirs.version}
          fields={both.map((field) => ({ field, mine: <Value field={field} value={draft[field]} />, theirs: <Value field={field} value={now[field]} /> }))}
          busy={busy} onCancel={onDone}
          onDecide={(kept) => void save([...alone, ...both.filter((f) => kept.includes(f))])}
        />
        {errors.size > 0 ? <p class="failed" role="alert">{[...errors.values()].join(' ')}</p> : null}
      </>
    );
  }
  const saveAll = () => void save(base ? changed(draft, draftOf(base)) : null);
  return (
    <form ref={form} class="issue-form" onSubmit={(e) => { e.preventDefault(); saveAll(); }} aria-label={t(base ? 'issues.change' : 'issues.add')}>
      <Fields draft={draft} status={!!base} errors={errors} onChange={set} />
      {errors.has('') ? <p class="failed" role="alert">{errors.get('')}</p> : null}
      {base && lost ? <Gone record={base.id} area={area} onBack={saveAll} onCancel={onDone} /> : <FormEnd busy={busy} errors={errors} onCancel={onDone} />}
    </form>
  );
}

function Fields({ draft, status, errors, onChange }: { draft: Draft; status: boolean; errors: ReadonlyMap<string, string>; onChange: (change: Partial<Draft>) => void }) {
  return (
    <>
      <Field label={t('issues.title')} help={t('issues.titleHelp')} error={errors.get('title')}>
        {(input) => <input {...input} dir={dirOf(draft.title)} value={draft.title} onInput={(e) => onChange({ title: e.currentTarget.value })} autocomplete="off" />}
      </Field>
      <Field label={t('issues.description')} error={errors.get('description')}>
        {(input) => <textarea {...input} dir={dirOf(draft.description)} value={draft.description} onInput={(e) => onChange({ description: e.currentTarget.value })} />}
      </Field>
      {status ? (
        <Field label={t('issues.status')} error={errors.get('status')}>
          {(input) => (
            <select {...input} value={draft.status} onChange={(e) => onChange({ status: e.currentTarget.value as IssueStatus })}>
              {statuses.map((s) => <option key={s} value={s}>{t(`status.${s}`)}</option>)}
            </select>
          )}
        </Field>
      ) : null}
      <Choice legend={t('issues.visibility')} error={errors.get('visibility')} options={visibilities.map((value) => ({ value, label: t(`visibility.${value}`) }))} value={draft.visibility} onChange={(visibility) => onChange({ visibility })} />
    </>
  );
}
