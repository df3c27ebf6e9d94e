// A leader's week: what was promised and is due, and whom to meet, with the reason. Without a leader of one's own on the map
// one chooses whose week it is.
import { useEffect } from 'preact/hooks';
import { useAnswer } from '../data';
import { AgendaDocument, type AgendaQuery, AreaLeadersDocument, type DueFragment, EndsDocument, StepDoneDocument } from '../gql/graphql';
import { Failure } from '../graphql';
import { date, isolated, listedParts, number, rich, t } from '../i18n';
import { MeetingForm, today } from '../meeting';
import { Seen } from '../parts';
import type { Face } from '../pick';
import { send } from '../queue';
import { areaPath, place, setQuery } from '../route';
import { lookAt, mayWrite, me } from '../session';
import { currentArea } from '../shell';
import { ActorLink, Answer, Empty, Name, Title, say, sayUndoable } from '../ui';
import { failureWord, refusal } from '../words';

type Week = NonNullable<AgendaQuery['agenda']>;

export default function Agenda() {
  const { query } = place.value;
  const of = query.get('for') ?? me.value!.viewer.leader?.id ?? null;
  const asked = useAnswer(AgendaDocument, of ? { for: of } : null);
  const leader = asked.data?.agenda?.leader;
  useEffect(() => {
    if (leader) lookAt(leader.area.slug);
  }, [leader?.area.slug]);
  return (
    <div class="page agenda">
      <Title>{leader && leader.id !== me.value!.viewer.leader?.id ? rich('agenda.titleOf', { name: <Name of={leader} /> }) : t('nav.agenda')}</Title>
      <Whose area={leader?.area.slug ?? currentArea()} of={of} />
      {of ? <Answer of={asked}>{({ agenda }) => (agenda ? <Whole of={agenda} /> : <Empty text={t('code.NOT_FOUND')} />)}</Answer> : null}
    </div>
  );
}

/** Whose week it is: any leader of the area, and what to do first where nobody is chosen. */
function Whose({ area, of }: { area: string | undefined; of: string | null }) {
  const asked = useAnswer(AreaLeadersDocument, area ? { area } : null);
  const leaders = asked.data?.actors.nodes ?? [];
  if (!area) return <Empty text={t('home.empty')} />;
  if (asked.data && leaders.length === 0) {
    return <Empty text={t('away.noLeaders')}>{mayWrite(area) ? <a class="button primary" href={`${areaPath(area, 'add')}?kind=LEADER`}>{t('away.addLeader')}</a> : null}</Empty>;
  }
  const choice = (
    <label class="inline">
      {t('agenda.whose')}{' '}
      <select value={of ?? ''} onChange={(e) => setQuery({ for: e.currentTarget.value, ...(of ? { meet: null } : {}) })}>
        {leaders.some((l) => l.id === of) ? null : <option value={of ?? ''}>{of ? '…' : t('agenda.nobody')}</option>}
        {leaders.map((l) => <option key={l.id} value={l.id} lang={l.nameLanguage ?? undefined}>{l.name}</option>)}
      </select>
    </label>
  );
  return of ? choice : <>{choice}<Empty text={t('agenda.choose')} /></>;
}

function Whole({ of: week }: { of: Week }) {
  const meet = place.value.query.get('meet');
  const nothing = week.overdue.length + week.due.length === 0; // of what has a day
  return (
    <>
      {meet ? <Recording key={`${week.leader.id} ${meet}`} leader={week.leader} meet={meet} /> : <p><button class="primary" onClick={() => setQuery({ meet: 'new' })}>{t('agenda.record')}</button></p>}
      {nothing ? <p>{t('agenda.nothing')}</p> : null}
      <Steps title={t('agenda.overdue')} steps={week.overdue} late />
      <Steps title={t('agenda.due')} steps={week.due} />
      <Steps title={t('agenda.undated')} steps={week.undated} />
      {week.truncated ? <p class="help">{t('agenda.truncated')}</p> : null}
      <section>
        <h2>{t('agenda.meet')}</h2>
        {week.suggestions.length === 0 ? <Empty text={t('agenda.nobodyToMeet')} /> : null}
        <ul class="cards people">
          {week.suggestions.map((s) => (
            <li key={s.ally.id}>
              <h3><ActorLink of={s.ally} /></h3>
              <p>{reason(s, week.leader)}</p>
              {s.reason === 'NEW_AND_NEVER_MET' ? null : <p class="help">{s.lastMet ? t('unmet.last', { date: date(s.lastMet) }) : t('agenda.never')}</p>}
              <button onClick={() => setQuery({ meet: s.ally.id })} aria-label={t('missing.actFor', { act: t('agenda.record'), name: isolated(s.ally.name) })}>{t('agenda.record')}</button>
            </li>
          ))}
        </ul>
        <Seen of={week.seen} />
      </section>
    </>
  );
}

/** The form for a meeting: with somebody whom the address names, or with nobody named yet. */
function Recording({ leader, meet }: { leader: Face; meet: string }) {
  const asked = useAnswer(EndsDocument, meet === 'new' ? null : { ids: [meet] });
  const end = () => {
    setQuery({ meet: null });
    focusTitle();
  };
  if (meet === 'new') return <MeetingForm leaders={[leader]} met={[]} end={end} />;
  return <Answer of={asked}>{({ nodes }) => <MeetingForm leaders={[leader]} met={nodes.flatMap((n) => (n && 'kind' in n ? [n] : []))} end={end} />}</Answer>;
}

function Steps({ title, steps, late }: { title: string; steps: readonly DueFragment[]; late?: boolean }) {
  if (steps.length === 0) return null;
  return (
    <section>
      <h2>{title} <span class="count">{number(steps.length)}</span></h2>
      <ul class={late ? 'steps late' : 'steps'}>
        {steps.map((m) => (
          <li key={m.id}>
            <div>
              <p class="what"><bdi>{m.nextStep}</bdi></p>
              <p>
                {m.due ? t(late ? 'agenda.wasDue' : 'agenda.isDue', { date: date(m.due) }) : t('agenda.noDate')}{' · '}
                {rich('agenda.with', { names: <>{listedParts(m.with.map((a) => <ActorLink key={a.id} of={a} />))}</>, date: date(m.on) })}
              </p>
              {m.agreed ? <p class="help">{rich('agenda.agreed', { text: <bdi>{m.agreed}</bdi> })}</p> : null}
              {m.nextStepBy || m.leaders.length === 1 ? null : <p class="help">{rich('agenda.anyOf', { names: <>{listedParts(m.leaders.map((l) => <Name key={l.id} of={l} />))}</> })}</p>}
            </div>
            <button onClick={() => void done(m)} aria-label={t('missing.actFor', { act: t('agenda.done'), name: isolated(m.nextStep ?? '') })}>{t('agenda.done')}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where the keyboard goes on when what it was at has gone. */
const focusTitle = (): void => document.getElementById('title')?.focus({ preventScroll: true });

async function done(m: DueFragment): Promise<void> {
  try {
    const { changeMeeting: answer } = await send(StepDoneDocument, { id: m.id, expectedVersion: m.version, doneOn: today() });
    const refused = answer.userErrors[0];
    if (refused) say(refusal(refused));
    else {
      sayUndoable(t('agenda.saidDone', { step: isolated(m.nextStep ?? '') }), answer.change);
      focusTitle();
    }
  } catch (cause) {
    say(failureWord(cause instanceof Failure ? cause : new Failure('broken')));
  }
}

/** Why somebody is worth a meeting, in words. */
function reason(s: Week['suggestions'][number], leader: Face) {
  const names = { leader: <Name of={leader} /> };
  switch (s.reason) {
    case 'COULD_BE_MOVED': {
      const best = swaying(s.ally.assessments.nodes);
      if (!best) return rich('agenda.movable', names);
      return rich('agenda.movableOn', { ...names, support: best.support, influence: best.influence ?? 0, issue: <bdi>{best.issue.title}</bdi> });
    }
    case 'NEW_AND_NEVER_MET':
      return t('agenda.new', { date: date(s.ally.createdAt.slice(0, 10)) });
    case 'NOT_MET_LATELY':
      return rich('agenda.notLately', names);
  }
}

type Said = Week['suggestions'][number]['ally']['assessments']['nodes'][number];

/** The latest that was said of each chosen issue, and of these the one on which their influence is greatest. */
function swaying(said: readonly Said[]): Said | undefined {
  const latest = new Map(said.filter((a) => a.issue.status === 'CHOSEN').map((a) => [a.issue.id, a]));
  const between = [...latest.values()].filter((a) => ['PASSIVE_ALLY', 'NEUTRAL', 'PASSIVE_OPPONENT'].includes(a.support));
  return between.sort((a, b) => (b.influence ?? 0) - (a.influence ?? 0) || a.issue.title.localeCompare(b.issue.title))[0];
}
