// Where somebody stands on each issue: the latest that each assessor said, what was said before, and saying it anew.
import { useState } from 'preact/hooks';
import { useAnswer, usePages } from '../../data';
import { ActorStandsDocument, type ActorStandsQuery, AssessDocument, type CampaignRole, IssuesToAssessDocument, type Support } from '../../gql/graphql';
import { Failure } from '../../graphql';
import { date, listed, number, t } from '../../i18n';
import { send } from '../../queue';
import { issuePath, place } from '../../route';
import { Choice, Empty, Field, sayUndoable, useOpening } from '../../ui';
import { isolated } from '../../tie';
import { byField, failureWord, supports } from '../../words';
import type { Part, Subject } from '../actor';
import { Paged } from './paged';

type Said = Extract<NonNullable<ActorStandsQuery['node']>, { readonly assessments: object }>['assessments']['nodes'][number];

/** Newest first, as they are read. */
function read({ node }: ActorStandsQuery): { items: readonly Said[]; next: string | null } {
  if (!node || !('assessments' in node)) return { items: [], next: null };
  const { nodes, pageInfo } = node.assessments;
  return { items: [...nodes].reverse(), next: pageInfo.hasPreviousPage ? (pageInfo.startCursor ?? null) : null };
}

interface OnIssue {
  readonly issue: Said['issue'];
  /** The latest by each assessor, newest first. */
  readonly latest: readonly Said[];
  readonly earlier: readonly Said[];
}

function byIssue(said: readonly Said[]): OnIssue[] {
  const issues = new Map<string, { issue: Said['issue']; latest: Said[]; earlier: Said[]; by: Set<string> }>();
  for (const s of said) {
    const on = issues.get(s.issue.id) ?? { issue: s.issue, latest: [], earlier: [], by: new Set<string>() };
    issues.set(s.issue.id, on);
    const by = s.assessor?.id ?? '';
    (on.by.has(by) ? on.earlier : on.latest).push(s);
    on.by.add(by);
  }
  return [...issues.values()];
}

export function Stands({ of, mine }: Part) {
  const list = usePages(ActorStandsDocument, { id: of.id }, read);
  const asked = place.value.query.get('issue');
  const asking = useOpening(asked !== null);
  const [issue, setIssue] = useState(asked ?? '');
  return (
    <>
      {mine && !asking.open ? <p class="actions"><button class="primary" ref={asking.opener} onClick={() => { setIssue(''); asking.show(); }}>{t('stands.add')}</button></p> : null}
      {mine && asking.open ? <Assess key={issue} of={of} issue={issue} form={asking.form} onDone={asking.close} /> : null}
      <Paged of={list} shown={(n) => t('list.shown', { shown: number(n), count: number(of.assessments.totalCount) })}>
        {(said) => (said.length === 0 ? (
          <Empty text={t(mine ? 'stands.empty' : 'stands.none')} />
        ) : (
          byIssue(said).map((on) => (
            <section key={on.issue.id} class="stand">
              <h2><a href={issuePath(on.issue.id)}><bdi>{on.issue.title}</bdi></a></h2>
              {new Set(on.latest.map((s) => s.support)).size > 1 ? <p class="help">{t('stands.disagreed')}</p> : null}
              <ul>{on.latest.map((s) => <Assessment key={s.id} of={s} />)}</ul>
              {on.earlier.length > 0 ? (
                <details>
                  <summary>{t('stands.earlier', { count: on.earlier.length })}</summary>
                  <ul>{on.earlier.map((s) => <Assessment key={s.id} of={s} />)}</ul>
                </details>
              ) : null}
              {mine ? <p class="actions"><button class="link" onClick={() => { setIssue(on.issue.id); asking.show(); scrollTo({ top: 0 }); }}>{t('stands.anew')}<span class="hidden"> <bdi>{on.issue.title}</bdi></span></button></p> : null}
            </section>
          ))
        ))}
      </Paged>
    </>
  );
}

function Assessment({ of }: { of: Said }) {
  const facts = [
    of.influence == null ? '' : t('stands.influence', { influence: of.influence }),
    of.roles.length > 0 ? listed(of.roles.map((r) => t(`campaign.${r}`))) : '',
  ].filter(Boolean);
  return (
    <li class={`assessment ${of.support}`}>
      <strong>{t(`support.${of.support}`)}</strong>
      {facts.length > 0 ? <span>{facts.join(' · ')}</span> : null}
      {of.note ? <span><bdi>{of.note}</bdi></span> : null}
      <span class="how">{of.assessor ? <bdi>{of.assessor.name}</bdi> : t('said.import')}, {date(of.on)}</span>
    </li>
  );
}

const campaignRoles: readonly CampaignRole[] = ['CONSTITUENCY', 'LEADERSHIP', 'SUPPORTER', 'COMPETITION', 'OPPOSITION', 'SIDELINE', 'PRIMARY_TARGET', 'SECONDARY_TARGET'];
const influences = [0, 1, 2, 3, 4, 5] as const;

/** Saying where they stand, as one sees it. What was said before stays, beside it. */
function Assess({ of, issue: chosen, form, onDone }: { of: Subject; issue: string; form: (form: HTMLElement | null) => void; onDone: () => void }) {
  const issues = useAnswer(IssuesToAssessDocument, { area: of.area.slug });
  const [issue, setIssue] = useState(chosen);
  const [support, setSupport] = useState<Support | null>(null);
  const [influence, setInfluence] = useState<number | null>(null);
  const [roles, setRoles] = useState<readonly CampaignRole[]>([]);
  const [note, setNote] = useState('');
  const [on, setOn] = useState('');
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!issue) return setErrors(new Map([['issue', t('stands.chooseIssue')]]));
    if (!support) return setErrors(new Map([['support', t('reason.support.unknown')]]));
    setBusy(true);
    try {
      const { assess } = await send(AssessDocument, { actor: of.id, issue, support, influence, roles, note: note || null, on: on || null });
      if (assess.userErrors.length > 0) return setErrors(byField(assess.userErrors));
      sayUndoable(t('stands.said', { name: isolated(of.name), support: t(`support.${support}`) }), assess.assessment?.id ?? '', of.area.slug);
      return onDone();
    } catch (cause) {
      return setErrors(new Map([['', cause instanceof Failure ? failureWord(cause) : t('failure.broken')]]));
    } finally {
      setBusy(false);
    }
  };
  const shown = ['issue', 'support', 'influence', 'roles', 'note', 'on'];
  return (
    <form ref={form} class="telling assess" noValidate onSubmit={(e) => void submit(e)}>
      <Field label={t('field.issue')} error={errors.get('issue')}>
        {(input) => (
          <select {...input} value={issue} onChange={(e) => setIssue(e.currentTarget.value)}>
            <option value="">{t('stands.chooseIssue')}</option>
            {issues.data?.issues.nodes.map((i) => <option key={i.id} value={i.id}>{i.title}</option>)}
          </select>
        )}
      </Field>
      {issues.failure ? <p class="failed" role="alert">{failureWord(issues.failure)} <button type="button" onClick={issues.again}>{t('again')}</button></p> : null}
      <Choice legend={t('field.support')} error={errors.get('support')} value={support} onChange={setSupport} options={supports.map((s) => ({ value: s, label: t(`support.${s}`) }))} />
      <Choice
        legend={t('stands.howMuch')} error={errors.get('influence')} value={influence === null ? '' : String(influence)} onChange={(v) => setInfluence(v ? Number(v) : null)}
        options={[...influences.map((i) => ({ value: String(i), label: t(`stands.influence.${i}`) })), { value: '', label: t('strength.unasked') }]}
      />
      <fieldset class={errors.has('roles') ? 'wrong' : undefined}>
        <legend>{t('field.roles')}</legend>
        <div class="choices">
          {campaignRoles.map((r) => (
            <label key={r}>
              <input type="checkbox" checked={roles.includes(r)} onChange={(e) => setRoles(e.currentTarget.checked ? [...roles, r] : roles.filter((x) => x !== r))} />
              <span>{t(`campaign.${r}`)}</span>
            </label>
          ))}
        </div>
        {errors.has('roles') ? <p class="error" role="alert">{errors.get('roles')}</p> : null}
      </fieldset>
      <Field label={t('stands.why')} error={errors.get('note')}>
        {(input) => <textarea {...input} dir="auto" value={note} onInput={(e) => setNote(e.currentTarget.value)} />}
      </Field>
      <Field label={t('field.on')} help={t('stands.onHelp')} error={errors.get('on')}>
        {(input) => <input {...input} autocomplete="off" value={on} onInput={(e) => setOn(e.currentTarget.value)} />}
      </Field>
      {[...errors].filter(([f]) => !shown.includes(f)).map(([f, why]) => <p class="failed" role="alert" key={f}>{why}</p>)}
      <p class="actions">
        <button class="primary" disabled={busy}>{t(busy ? 'saving' : 'save')}</button>
        <button type="button" onClick={onDone}>{t('cancel')}</button>
      </p>
    </form>
  );
}
