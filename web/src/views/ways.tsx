// How we are connected to somebody: the warmest ways as columns, from who asks to whom we want to meet, and the same in
// sentences; and who of our leaders already knows somebody at an organisation.
import { useEffect } from 'preact/hooks';
import { useAnswer } from '../data';
import { EndsDocument, ListActorsDocument, WaysDocument, type WaysQuery } from '../gql/graphql';
import { rich, t } from '../i18n';
import { Seen, Sentence, Warmth, stepHow, stepWord } from '../parts';
import { type Face, Pick } from '../pick';
import { actorPath, areaPath, place, setQuery } from '../route';
import { lookAt, mayWrite, me } from '../session';
import { currentArea } from '../shell';
import { ActorLink, Answer, Empty, Kind, Name, Title } from '../ui';
import { ToWall, onWall } from '../wall';
import { strengths } from '../words';
import { Known } from './known';

const waysGiven = 6;
const mostHops = 4;
const usualHops = 3;

type Path = NonNullable<WaysQuery['introductions']>['paths'][number];

/** A choice of the address, where it is one of these. */
const chosen = (name: string, from: readonly number[]): number | undefined => from.find((n) => String(n) === place.value.query.get(name));

export default function Ways() {
  const { parts, query } = place.value;
  const to = parts[0] === 'actor' ? parts[1]! : query.get('to');
  const from = query.get('from') ?? query.get('people');
  const ids = [...new Set([to, from].filter((id): id is string => !!id))];
  const ends = useAnswer(EndsDocument, ids.length > 0 ? { ids } : null);
  const faces = ends.data?.nodes.flatMap((n) => (n && 'kind' in n ? [n] : [])) ?? [];
  const goal = faces.find((n) => n.id === to);
  const asker = faces.find((n) => n.id === from) ?? null;
  const area = parts[0] === 'actor' ? goal?.area.slug : undefined;
  useEffect(() => {
    if (area) lookAt(area);
  }, [area]);
  return (
    <div class="page">
      <Title>{goal ? rich('ways.titleTo', { name: <Name of={goal} /> }) : t('ways.title')}</Title>
      {onWall() && to ? null : <Asking to={goal ?? null} fixed={parts[0] === 'actor'} from={asker} />}
      {!to ? <Start /> : null}
      {to ? (
        <Answer of={ends}>
          {() => (goal ? <Found to={goal} from={asker} writable={mayWrite(goal.area.slug)} /> : <Empty text={t('code.NOT_FOUND')} />)}
        </Answer>
      ) : null}
    </div>
  );
}

/** What to do first: name somebody, or, where nobody is on the map, add them. */
function Start() {
  const slug = currentArea();
  const area = me.value!.areas.find((a) => a.slug === slug);
  const asked = useAnswer(ListActorsDocument, area ? { area: area.slug, first: 1 } : null);
  if (!area || asked.data?.actors.totalCount !== 0) return <Empty text={t('ways.start')} />;
  return (
    <Empty text={t('list.empty', { area: area.name })}>
      {mayWrite(area.slug) ? <a class="button primary" href={areaPath(area.slug, 'add')}>{t('nav.add')}</a> : null}
    </Empty>
  );
}

function Asking({ to, fixed, from }: { to: Face | null; fixed: boolean; from: Face | null }) {
  const ask = (a: Face | null) => setQuery({ from: a && a.kind !== 'ORGANISATION' ? a.id : null, people: a?.kind === 'ORGANISATION' ? a.id : null });
  return (
    <form class="asking" role="search" aria-label={t('ways.title')} onSubmit={(e) => e.preventDefault()}>
      {fixed ? null : <Pick label={t('ways.to')} value={to} without={from ? [from.id] : []} onChange={(a) => setQuery({ to: a?.id ?? null })} />}
      <Pick
        label={t('ways.from')}
        help={from?.kind === 'ORGANISATION' ? t('ways.fromPeople') : t('ways.fromHelp')}
        value={from}
        without={to ? [to.id] : []}
        onChange={ask}
      />
      <div class="small">
        <div class="field">
          <label for="ways-hops">{t('ways.hops')}</label>
          <select id="ways-hops" value={chosen('hops', [1, 2, 3, 4]) ?? usualHops} onChange={(e) => setQuery({ hops: e.currentTarget.value })}>
            {[1, 2, 3, 4].map((n) => <option key={n} value={n}>{t('ways.steps', { count: n })}</option>)}
          </select>
        </div>
        <div class="field">
          <label for="ways-strength">{t('ways.least')}</label>
          <select id="ways-strength" value={chosen('strength', strengths) ?? ''} onChange={(e) => setQuery({ strength: e.currentTarget.value })}>
            <option value="">{t('ways.leastAny')}</option>
            {strengths.slice(1).map((n) => <option key={n} value={n}>{t('ways.leastOf', { strength: n })}</option>)}
          </select>
        </div>
      </div>
    </form>
  );
}

function Found({ to, from, writable }: { to: Face; from: Face | null; writable: boolean }) {
  const maxHops = chosen('hops', [1, 2, 3, 4]) ?? usualHops;
  const minStrength = chosen('strength', strengths) ?? null;
  const people = from?.kind === 'ORGANISATION';
  const asked = useAnswer(WaysDocument, {
    to: to.id, from: from && !people ? from.id : null, fromOrganisation: from && people ? from.id : null, maxHops, minStrength, first: waysGiven,
  });
  return (
    <>
      {to.kind === 'ORGANISATION' ? <Known of={to} /> : null}
      <Answer of={asked}>
        {({ introductions: found }) =>
          !found || found.paths.length === 0 ? (
            <>
              <None to={to} hops={maxHops} strength={minStrength} writable={writable} />
              {found ? <Seen of={found.seen} /> : null}
            </>
          ) : (
            <section>
              <div class="ways-head"><h2>{t('ways.count', { count: found.paths.length })}</h2><ToWall /></div>
              <p class="help">{t('ways.warmthHelp')}</p>
              {found.truncated ? <p class="help">{t('ways.truncated')}</p> : null}
              <Columns paths={found.paths} to={to} />
              <h2>{t('ways.inWords')}</h2>
              <ol class="sentences">
                {found.paths.map((p) => <li key={p.links.map((l) => l.id).join()}><Sentence of={p} /></li>)}
              </ol>
              <Seen of={found.seen} />
            </section>
          )
        }
      </Answer>
    </>
  );
}

/** No way: what to try, and what to do. */
function None({ to, hops, strength, writable }: { to: Face; hops: number; strength: number | null; writable: boolean }) {
  return (
    <Empty text={t('ways.none', { hops })}>
      <p>{t('ways.noneDo')}</p>
      <p class="actions center">
        {hops < mostHops ? <button onClick={() => setQuery({ hops: String(mostHops) })}>{t('ways.further')}</button> : null}
        {strength ? <button onClick={() => setQuery({ strength: null })}>{t('ways.weaker')}</button> : null}
        {writable ? <a class="button primary" href={actorPath(to.id, 'links')}>{t('ways.addLink')}</a> : null}
      </p>
    </Empty>
  );
}

function Columns({ paths, to }: { paths: readonly Path[]; to: Face }) {
  const hops = Math.max(...paths.map((p) => p.hops));
  return (
    <div class="ways">
      <ol>
        {paths.map((p) => (
          <li key={p.links.map((l) => l.id).join()} class="way" style={{ '--hops': hops }}>
            <p class="warmth"><Warmth of={p.warmth} /></p>
            {p.actors.map((a, i) => <Step key={a.id} path={p} at={i} actor={a} />)}
          </li>
        ))}
      </ol>
      <div class="goal"><Stop of={to} linked /></div>
    </div>
  );
}

/** Somebody on a way, and the link that leads on to the next. */
function Step({ path, at, actor }: { path: Path; at: number; actor: Path['actors'][number] }) {
  const link = path.links[at];
  if (!link) return <div class="last"><Stop of={actor} /></div>;
  const ends = at === path.links.length - 1;
  return (
    <>
      <Stop of={actor} linked />
      <div class="tie" style={ends ? { gridColumn: `${2 * at + 2} / -1` } : undefined}>
        <span class="word">{stepWord(link, actor.id)}</span>
        <span class={`line s${link.strength ?? 0} ${link.basis ?? ''}`} aria-hidden="true" />
        <span class="how">{stepHow(link).join(' · ')}</span>
      </div>
    </>
  );
}

const Stop = ({ of, linked }: { of: Face; linked?: boolean }) => (
  <div class={`stop ${of.kind}`}>
    <div>
      <Kind kind={of.kind} />
      {linked ? <ActorLink of={of} /> : <strong><Name of={of} /></strong>}
    </div>
  </div>
);
