// Saying where somebody stands on an issue, as one sees it. What was said before stays, beside it.
import { useState } from 'preact/hooks';
import { useAnswer } from '../../data';
import { useDraft } from '../../draft';
import { AssessDocument, type CampaignRole, IssuesToAssessDocument, type Support } from '../../gql/graphql';
import { Failure } from '../../graphql';
import { isolated, t } from '../../i18n';
import { send } from '../../queue';
import { Choice, Failed, Field, FormEnd, dirOf, sayUndoable } from '../../ui';
import { byField, campaignRoles, failureWord, influences, supports } from '../../words';
import type { Subject } from '../actor';

interface Draft {
  readonly issue: string;
  readonly support: Support | null;
  readonly influence: number | null;
  readonly roles: readonly CampaignRole[];
  readonly note: string;
  readonly on: string;
}

interface Assessing {
  of: Subject;
  /** The issue's id; '': to be chosen. */
  issue: string;
  /** Takes the form as it comes. */
  form: (form: HTMLElement | null) => void;
  onDone: () => void;
}

export function Assess({ of, issue, form, onDone }: Assessing) {
  const [draft, setDraft, forget] = useDraft<Draft>(`assess ${of.id} ${issue}`, () => ({ issue, support: null, influence: null, roles: [], note: '', on: '' }));
  const close = () => {
    forget();
    onDone();
  };
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const { support } = draft;
    if (!draft.issue) return setErrors(new Map([['issue', t('stands.chooseIssue')]]));
    if (!support) return setErrors(new Map([['support', t('reason.support.unknown')]]));
    setBusy(true);
    try {
      const { assess } = await send(AssessDocument, { ...draft, support, actor: of.id, note: draft.note || null, on: draft.on || null });
      if (assess.userErrors.length > 0) return setErrors(byField(assess.userErrors));
      sayUndoable(t('stands.said', { name: isolated(of.name), support: t(`support.${support}`) }), assess.change);
      return close();
    } catch (cause) {
      return setErrors(new Map([['', cause instanceof Failure ? failureWord(cause) : t('failure.broken')]]));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form ref={form} class="telling assess" noValidate onSubmit={(e) => void submit(e)}>
      <Fields area={of.area.slug} draft={draft} errors={errors} onChange={(part) => setDraft((d) => ({ ...d, ...part }))} />
      {[...errors].filter(([f]) => !(f in draft)).map(([f, why]) => <p class="failed" role="alert" key={f}>{why}</p>)}
      <FormEnd busy={busy} errors={errors} onCancel={close} />
    </form>
  );
}

function Fields({ area, draft, errors, onChange }: { area: string; draft: Draft; errors: ReadonlyMap<string, string>; onChange: (part: Partial<Draft>) => void }) {
  const issues = useAnswer(IssuesToAssessDocument, { area });
  return (
    <>
      <Field label={t('field.issue')} error={errors.get('issue')}>
        {(input) => (
          <select {...input} value={draft.issue} onChange={(e) => onChange({ issue: e.currentTarget.value })}>
            <option value="">{t('stands.chooseIssue')}</option>
            {issues.data?.issues.nodes.map((i) => <option key={i.id} value={i.id}>{i.title}</option>)}
          </select>
        )}
      </Field>
      <Failed of={issues} />
      <Choice legend={t('field.support')} error={errors.get('support')} value={draft.support} onChange={(support) => onChange({ support })} options={supports.map((s) => ({ value: s, label: t(`support.${s}`) }))} />
      <Choice
        legend={t('stands.howMuch')} error={errors.get('influence')} value={draft.influence === null ? '' : String(draft.influence)}
        onChange={(v) => onChange({ influence: v ? Number(v) : null })}
        options={[...influences.map((i) => ({ value: String(i), label: t(`influence.${i}`) })), { value: '', label: t('influence.unknownShort') }]}
      />
      <Roles value={draft.roles} error={errors.get('roles')} onChange={(roles) => onChange({ roles })} />
      <Field label={t('stands.why')} error={errors.get('note')}>
        {(input) => <textarea {...input} dir={dirOf(draft.note)} value={draft.note} onInput={(e) => onChange({ note: e.currentTarget.value })} />}
      </Field>
      <Field label={t('field.on')} help={t('stands.onHelp')} error={errors.get('on')}>
        {(input) => <input {...input} autocomplete="off" value={draft.on} onInput={(e) => onChange({ on: e.currentTarget.value })} />}
      </Field>
    </>
  );
}

const Roles = ({ value, error, onChange }: { value: readonly CampaignRole[]; error: string | undefined; onChange: (roles: CampaignRole[]) => void }) => (
  <fieldset class={error ? 'wrong' : undefined}>
    <legend>{t('field.roles')}</legend>
    <div class="choices">
      {campaignRoles.map((r) => (
        <label key={r}>
          <input type="checkbox" checked={value.includes(r)} onChange={(e) => onChange(e.currentTarget.checked ? [...value, r] : value.filter((x) => x !== r))} />
          <span>{t(`campaign.${r}`)}</span>
        </label>
      ))}
    </div>
    {error ? <p class="error" role="alert">{error}</p> : null}
  </fieldset>
);
