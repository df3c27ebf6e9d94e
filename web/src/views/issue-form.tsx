// Writing an issue down, and changing what is written: what the server refuses stands at its field; what somebody else
// changed meanwhile is shown beside one's own, field by field.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Conflict } from '../conflict';
import { AddIssueDocument, ChangeIssueDocument, type IssueFaceFragment, type IssueStatus, type RefusalFragment, type Visibility } from '../gql/graphql';
import { Failure } from '../graphql';
import { t } from '../i18n';
import { send } from '../queue';
import { Choice, Field, sayUndoable } from '../ui';
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

function shown(field: FieldName, draft: Draft): string {
  if (field === 'status') return t(`status.${draft.status}`);
  if (field === 'visibility') return t(`visibility.${draft.visibility}`);
  return draft[field];
}

/** Sends what the draft changes about the issue, or all of it where there is none yet. */
async function write(area: string, issue: IssueFaceFragment | null, draft: Draft): Promise<{ written: IssueFaceFragment | null; errors: readonly RefusalFragment[] }> {
  const { status, ...rest } = draft;
  if (!issue) {
    const { addIssue } = await send(AddIssueDocument, { area, ...rest });
    return { written: addIssue.issue, errors: addIssue.userErrors };
  }
  const before = draftOf(issue);
  const changes = Object.fromEntries(fields.filter((f) => draft[f] !== before[f]).map((f) => [f, draft[f]]));
  const { changeIssue } = await send(ChangeIssueDocument, { id: issue.id, expectedVersion: issue.version, ...changes });
  return { written: changeIssue.issue, errors: changeIssue.userErrors };
}

/** issue: the one to change; left out, one is added to the area. */
export function IssueForm({ area, issue, onDone }: { area: string; issue?: IssueFaceFragment; onDone: () => void }) {
  const [base, setBase] = useState(issue ?? null); // as it was when it was last read by this form
  const [draft, setDraft] = useState(issue ? draftOf(issue) : empty);
  const [disputed, setDisputed] = useState<readonly { readonly name: FieldName; readonly mine: Draft; readonly theirs: Draft }[]>([]);
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input')?.focus(), []);
  useEffect(() => {
    if (errors.size > 0) form.current?.querySelector<HTMLElement>('[aria-invalid], .choice.wrong input')?.focus();
  }, [errors]);
  const set = (change: Partial<Draft>) => setDraft((d) => ({ ...d, ...change }));

  const refused = (written: IssueFaceFragment | null, told: readonly RefusalFragment[]) => {
    if (!written || !base || !told.some((e) => e.code === 'CONFLICT')) return setErrors(byField(told));
    const theirs = draftOf(written);
    const before = draftOf(base);
    const mine = draft;
    setBase(written);
    setDraft(Object.fromEntries(fields.map((f) => [f, mine[f] === before[f] ? theirs[f] : mine[f]])) as unknown as Draft);
    setDisputed(fields.filter((f) => mine[f] !== before[f] && theirs[f] !== before[f] && theirs[f] !== mine[f]).map((name) => ({ name, mine, theirs })));
    return setErrors(new Map([['', t('code.CONFLICT')]]));
  };
  const save = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try {
      const { written, errors: told } = await write(area, base, draft);
      if (told.length > 0 || !written) return refused(written, told);
      sayUndoable(t(base ? 'issues.changed' : 'issues.added', { title: written.title }), written.id, area);
      return onDone();
    } catch (cause) {
      return setErrors(new Map([['', cause instanceof Failure ? failureWord(cause) : t('failure.broken')]]));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form ref={form} class="issue-form" onSubmit={(e) => void save(e)} aria-label={t(base ? 'issues.change' : 'issues.add')}>
      <Field label={t('issues.title')} help={t('issues.titleHelp')} error={errors.get('title')}>
        {(input) => <input {...input} dir="auto" value={draft.title} onInput={(e) => set({ title: e.currentTarget.value })} autocomplete="off" />}
      </Field>
      <Field label={t('issues.description')} error={errors.get('description')}>
        {(input) => <textarea {...input} dir="auto" value={draft.description} onInput={(e) => set({ description: e.currentTarget.value })} />}
      </Field>
      {base ? (
        <Field label={t('issues.status')} error={errors.get('status')}>
          {(input) => (
            <select {...input} value={draft.status} onChange={(e) => set({ status: e.currentTarget.value as IssueStatus })}>
              {statuses.map((s) => <option key={s} value={s}>{t(`status.${s}`)}</option>)}
            </select>
          )}
        </Field>
      ) : null}
      <Choice legend={t('issues.visibility')} error={errors.get('visibility')} options={visibilities.map((value) => ({ value, label: t(`visibility.${value}`) }))} value={draft.visibility} onChange={(visibility) => set({ visibility })} />
      {disputed.length > 0 ? (
        <Conflict
          fields={disputed.map(({ name, mine, theirs }) => ({ name, label: t(`issues.${name}`), mine: shown(name, mine), theirs: shown(name, theirs), takes: draft[name] === theirs[name] ? 'theirs' : 'mine' }))}
          onChoose={(name, side) => set({ [name]: disputed.find((d) => d.name === name)![side][name] })}
        />
      ) : null}
      {errors.has('') ? <p class="failed" role="alert">{errors.get('')}</p> : null}
      <p class="actions">
        <button class="primary" disabled={busy}>{t('save')}</button>
        <button type="button" onClick={onDone}>{t('cancel')}</button>
      </p>
    </form>
  );
}
