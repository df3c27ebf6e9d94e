// What is missing around people: whom nobody has met, who may be on the map twice, whom nobody supports.
import { useLonger } from '../data';
import { SupportDocument, type SupportQuery, TwiceDocument, UnmetDocument } from '../gql/graphql';
import { date, listed, number, rich, t } from '../i18n';
import { Bar, Does, Shown } from '../parts';
import { actorPath, place, setQuery } from '../route';
import { mayWrite } from '../session';
import { ActorLink, Answer, Kind, Name } from '../ui';
import { Gap, ToDo } from './missing';

const given = 12;
const spans = [30, 60, 90, 180, 365];
const treeGiven = 50;

export function Unmet({ area }: { area: string }) {
  const days = spans.find((n) => String(n) === place.value.query.get('days')) ?? 90;
  const asked = useLonger(UnmetDocument, { area, days }, { first: given });
  return (
    <>
      <label class="inline">
        {t('unmet.span')}{' '}
        <select value={days} onChange={(e) => setQuery({ days: e.currentTarget.value })}>
          {spans.map((n) => <option key={n} value={n}>{t('unmet.days', { count: n })}</option>)}
        </select>
      </label>
      <Answer of={asked}>
        {({ unmet }) => (
          <Gap title={t('unmet.title', { days })} count={unmet.total} first={t('unmet.do')}>
            <ul class="to-do">
              {unmet.allies.map(({ ally, lastMet, nearestLeader }) => (
                <ToDo key={ally.id} of={ally} href={`/agenda?meet=${ally.id}${nearestLeader ? `&for=${nearestLeader.id}` : ''}`} act={mayWrite(area) ? t('unmet.record') : null}>
                  {' '}<span class="help">
                    {lastMet ? t('unmet.last', { date: date(lastMet) }) : t('unmet.never')}{' '}
                    {nearestLeader ? rich('unmet.nearest', { name: <Name of={nearestLeader} /> }) : t('unmet.nobody')}
                  </span>
                </ToDo>
              ))}
            </ul>
            <Shown shown={unmet.allies.length} count={unmet.total} more={asked.more} />
          </Gap>
        )}
      </Answer>
    </>
  );
}

export function Twice({ area }: { area: string }) {
  const asked = useLonger(TwiceDocument, { area }, { first: given });
  return (
    <Answer of={asked}>
      {({ likelyDuplicates: found }) => (
        <Gap title={t('twice.title')} count={found.total} first={t('twice.do')}>
          <ul class="to-do">
            {found.pairs.map(({ actors: [a, b], criteria, score }) => (
              <li key={a!.id + b!.id}>
                <span>
                  <Kind kind={a!.kind} bare /> <ActorLink of={a!} /><Does of={a!} within /> {t('twice.and')} <Kind kind={b!.kind} bare /> <ActorLink of={b!} /><Does of={b!} within />
                  <span class="help block"><Bar share={score} /> {number(score, { style: 'percent' })} · {listed(criteria.map((c) => t(`criterion.${c}`)))}</span>
                </span>
              </li>
            ))}
          </ul>
          <Shown shown={found.pairs.length} count={found.total} more={asked.more} />
        </Gap>
      )}
    </Answer>
  );
}

export function Support({ area }: { area: string }) {
  const asked = useLonger(SupportDocument, { area }, { first: treeGiven });
  return (
    <Answer of={asked}>
      {({ supportTree: tree }) => (
        <>
          <Gap title={t('support.alone')} count={tree.alone} first={t('support.aloneDo')}>
            <ul class="to-do">
              {tree.unsupported.map((l) => <ToDo key={l.id} of={l} href={actorPath(l.id, 'links')} act={mayWrite(area) ? t('missing.addLink') : null} />)}
            </ul>
            <Shown shown={tree.unsupported.length} count={tree.alone} more={asked.more} />
          </Gap>
          <section class="gap none">
            <h2>{t('support.title')}</h2>
            {tree.total === 0 ? <p>{t('support.none')}</p> : <p class="help">{t('support.help')}</p>}
            <Tree of={tree.supporters} />
            <Shown shown={tree.supporters.length} count={tree.total} more={asked.more} />
          </section>
        </>
      )}
    </Answer>
  );
}

type Supporters = SupportQuery['supportTree']['supporters'];

/** The snowflake: each under whoever supports them, everybody once. Whoever only stands in a circle begins a line too. */
function Tree({ of }: { of: Supporters }) {
  const by = new Map(of.map((s) => [s.leader.id, s]));
  const seen = new Set<string>();
  const branch = (s: Supporters[number]) => {
    seen.add(s.leader.id);
    const below = s.leader.links.edges.map((e) => e.other).filter((o) => !seen.has(o.id));
    below.forEach((o) => seen.add(o.id));
    return (
      <li key={s.leader.id}>
        <Kind kind={s.leader.kind} bare /> <ActorLink of={s.leader} /> <span class="help">{t('support.below', { supports: s.supports, below: s.below })}</span>
        <ul>
          {below.map((o) => {
            const further = by.get(o.id);
            return further ? branch(further) : <li key={o.id}><Kind kind={o.kind} bare /> <ActorLink of={o} /></li>;
          })}
          {s.leader.links.totalCount > s.leader.links.edges.length ? <li class="help">{t('list.shown', { shown: s.leader.links.edges.length, count: s.leader.links.totalCount })}</li> : null}
        </ul>
      </li>
    );
  };
  return <ul class="tree">{of.filter((s) => s.level === 0).map(branch)}{of.filter((s) => !seen.has(s.leader.id)).map((s) => (seen.has(s.leader.id) ? null : branch(s)))}</ul>;
}
