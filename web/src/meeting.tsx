// Writing down a meeting in a short form: who, when, what for, what was agreed and who does what next, by when.
import { useEffect, useRef, useState } from 'preact/hooks';
import { useDraft } from './draft';
import { AddMeetingDocument, type MeetingKind } from './gql/graphql';
import { Failure } from './graphql';
import { t } from './i18n';
import { type Face, Pick, unchosen } from './pick';
import { send } from './queue';
import { Choice, Field, FormEnd, Kind, Name, dirOf, focusWrong, sayUndoable } from './ui';
import { byField, failureWord } from './words';

const meetingKinds: readonly MeetingKind[] = ['RECRUITMENT', 'MAINTENANCE', 'ESCALATION'];
/** What the server takes at most. */
const mostLeaders = 5;
const mostMet = 20;

/** The day so many days ahead, as the device has it. */
function dayAhead(days: number): string {
  const at = new Date();
  at.setDate(at.getDate() + days);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}

export const today = (): string => dayAhead(0);

/** When a step is due unless somebody says otherwise: as far as the agenda looks ahead. */
const usualDays = 7;

interface Draft {
  readonly kind: MeetingKind;
  readonly leaders: readonly Face[];
  readonly met: readonly Face[];
  readonly on: string;
  readonly agreed: string;
  readonly nextStep: string;
  readonly nextStepBy: string;
  readonly due: string;
}

/** The form. `leaders` and `met` are who it begins with; `end` is called when it was sent or given up. */
export function MeetingForm({ leaders, met, end }: { leaders: readonly Face[]; met: readonly Face[]; end: () => void }) {
  const [draft, setDraft, forget] = useDraft<Draft>(`meeting ${[...leaders, ...met].map((f) => f.id).join(' ')}`, () => ({
    kind: 'MAINTENANCE', leaders, met, on: today(), agreed: '', nextStep: '', nextStepBy: leaders.length === 1 ? leaders[0]!.id : '', due: dayAhead(usualDays),
  }));
  const close = () => {
    forget();
    end();
  };
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const form = useRef<HTMLFormElement>(null);
  const wrong = (found: ReadonlyMap<string, string>) => {
    setErrors(found);
    focusWrong(form.current);
  };
  // What was wrong with a field is not said of what it holds now.
  const put = (part: Partial<Draft>) => {
    setDraft((d) => ({ ...d, ...part }));
    setErrors((e) => new Map([...e].filter(([field]) => field && !(field in part) && !(field === 'with' && part.met))));
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (unchosen(form.current)) return;
    setBusy(true);
    try {
      const { addMeeting: done } = await send(AddMeetingDocument, inputOf(draft));
      if (done.userErrors.length > 0 || !done.meeting) return wrong(byField(done.userErrors));
      sayUndoable(t('meeting.done'), done.change);
      close();
    } catch (cause) {
      wrong(new Map([['', failureWord(cause instanceof Failure ? cause : new Failure('broken'))]]));
    } finally {
      setBusy(false);
    }
  };
  const error = (name: string) => errors.get(name);
  return (
    <form ref={form} class="meeting" noValidate onSubmit={(e) => void submit(e)} aria-labelledby="meeting-title">
      <h2 id="meeting-title" tabindex={-1} ref={heading}>{t('meeting.title')}</h2>
      <Several label={t('meeting.with')} error={error('with')} most={mostMet} value={draft.met} without={draft.leaders} onChange={(f) => put({ met: f })} />
      <Several label={t('meeting.leaders')} error={error('leaders')} most={mostLeaders} leaders value={draft.leaders} without={draft.met} onChange={(f) => put({ leaders: f })} />
      <Choice legend={t('meeting.kind')} options={meetingKinds.map((k) => ({ value: k, label: t(`meeting.${k}`) }))} value={draft.kind} onChange={(kind) => put({ kind })} error={error('kind')} />
      <Field label={t('meeting.on')} error={error('on')}>
        {(input) => <input {...input} type="date" value={draft.on} onInput={(e) => put({ on: e.currentTarget.value })} />}
      </Field>
      <Field label={t('meeting.agreed')} error={error('agreed')}>
        {(input) => <textarea {...input} dir={dirOf(draft.agreed)} value={draft.agreed} onInput={(e) => put({ agreed: e.currentTarget.value })} />}
      </Field>
      <Field label={t('meeting.next')} help={t('meeting.nextHelp')} error={error('nextStep')}>
        {(input) => <input {...input} dir={dirOf(draft.nextStep)} value={draft.nextStep} onInput={(e) => put({ nextStep: e.currentTarget.value })} />}
      </Field>
      {draft.nextStep.trim() ? <NextStep draft={draft} put={put} error={error} /> : null}
      {error('') ? <p class="failed" role="alert" tabindex={-1}>{error('')}</p> : null}
      <FormEnd busy={busy} onCancel={close} />
    </form>
  );
}

/** What is sent: what was left empty, and what belongs to a step that there is not, is left out. */
function inputOf({ kind, leaders, met, on, agreed, nextStep, nextStepBy, due }: Draft) {
  const step = nextStep.trim();
  return {
    kind, leaders: leaders.map((f) => f.id), with: met.map((f) => f.id),
    on: on || null, agreed: agreed.trim() || null, nextStep: step || null,
    nextStepBy: step && leaders.some((l) => l.id === nextStepBy) ? nextStepBy : null, due: (step && due) || null,
  };
}

function NextStep({ draft, put, error }: { draft: Draft; put: (part: Partial<Draft>) => void; error: (name: string) => string | undefined }) {
  return (
    <div class="step">
      <Field label={t('meeting.by')} error={error('nextStepBy')}>
        {(input) => (
          <select {...input} value={draft.nextStepBy} onChange={(e) => put({ nextStepBy: e.currentTarget.value })}>
            <option value="">{t('meeting.byAny')}</option>
            {draft.leaders.map((l) => <option key={l.id} value={l.id} lang={l.nameLanguage ?? undefined}>{l.name}</option>)}
          </select>
        )}
      </Field>
      <Field label={t('meeting.due')} help={t('meeting.dueHelp')} error={error('due')}>
        {(input) => <input {...input} type="date" value={draft.due} onInput={(e) => put({ due: e.currentTarget.value })} />}
      </Field>
    </div>
  );
}

/** Several who were there: those chosen, each with a button that takes them away, and a field for one more. */
function Several({ label, error, most, leaders, value, without, onChange }: {
  label: string;
  error: string | undefined;
  most: number;
  leaders?: boolean;
  value: readonly Face[];
  without: readonly Face[];
  onChange: (value: readonly Face[]) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const takeAway = (f: Face) => {
    onChange(value.filter((o) => o.id !== f.id));
    box.current?.querySelector('input')?.focus(); // the button that had it is gone
  };
  const chosen = value.length > 0 && (
    <ul class="chips" aria-label={label}>
      {value.map((f) => (
        <li key={f.id} class="chip">
          <Kind kind={f.kind} bare /> <Name of={f} />
          <button type="button" class="plain" aria-label={t('meeting.remove', { name: f.name })} onClick={() => takeAway(f)}>×</button>
        </li>
      ))}
    </ul>
  );
  return (
    <div class="several" ref={box}>
      {value.length < most || error ? (
        <Pick
          label={label}
          error={error}
          kinds={leaders ? ['LEADER'] : undefined}
          without={[...value, ...without].map((f) => f.id)}
          before={chosen}
          value={null}
          onChange={(f) => f && onChange([...value, f])}
        />
      ) : (
        <><p>{label}</p>{chosen}</>
      )}
    </div>
  );
}
