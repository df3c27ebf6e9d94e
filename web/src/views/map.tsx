// The map of an area, drawn: everybody, or somebody and who is around them.
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useAnswer } from '../data';
import { DrawnAreaDocument, DrawnAroundDocument } from '../gql/graphql';
import { isolated, number, t } from '../i18n';
import { Controls, Steps, wanted } from '../map/controls';
import { type Actor, type Direction, type Drawn, type Whole, drawn, mostDrawn, stepsFrom, wayOf, wholeOf } from '../map/graph';
import { legendOf } from '../map/legend';
import { Panel } from '../map/panel';
import { Keeper, usePlaces } from '../map/places';
import { type Point, drawing } from '../map/scene';
import { Stage, type StageHandle } from '../map/stage';
import { Pick } from '../pick';
import { areaPath, closeOver, openOver, place, setQuery } from '../route';
import { me, mayWrite } from '../session';
import { Legend, ShowBar } from '../show';
import { Answer, Empty, Title, say } from '../ui';
import { onWall } from '../wall';

/** How far a press of an arrow moves somebody, in units of the drawing. */
const press = 10;

const onPhone = (): boolean => matchMedia('(max-width: 60rem)').matches;

export default function AreaMap() {
  const slug = place.value.parts[1]!;
  const area = me.value!.areas.find((a) => a.slug === slug);
  if (!area) return <div class="page"><Title>{slug}</Title><p>{t('list.noArea')}</p></div>;
  const asked = place.value.query.get('focus');
  if (asked && asked !== 'all') return <Around key={asked} slug={slug} focus={asked} />;
  return <Everybody slug={slug} name={area.name} narrow={!asked && onPhone()} />;
}

/** narrow: there is no room for everybody, so that it goes on to whoever looks, or to the best connected. */
function Everybody({ slug, name, narrow }: { slug: string; name: string; narrow: boolean }) {
  const answer = useAnswer(DrawnAreaDocument, { area: slug });
  const map = answer.data?.map;
  const whole = useMemo(() => map && wholeOf(map.actors, map.links), [map]);
  const kept = useMemo(() => new Map<string, Point>(map?.area.positions.map((p) => [p.actor.id, [p.x, p.y]])), [map]);
  const leader = me.value!.viewer.leader;
  const own = leader?.area.slug === slug ? leader.id : undefined; // on the map of another area as somebody's neighbour
  const first = narrow && whole ? (own && whole.actors.has(own) ? own : bestOf(whole, slug)) : undefined;
  useEffect(() => {
    if (first) setQuery({ focus: first });
  }, [first]);
  if (first) return null;
  return (
    <div class="page full map">
      <Answer of={answer}>
        {() => (whole?.actors.size ? <Picture slug={slug} name={name} title={t('map.title', { area: name })} whole={whole} kept={kept} /> : <Nobody slug={slug} name={name} />)}
      </Answer>
    </div>
  );
}

/** The best connected of the area, or of those around it where nobody of it is in sight. */
function bestOf(whole: Whole, slug: string): string | undefined {
  const { actors } = drawn(whole, { kinds: [], types: '', fold: false, always: [] });
  return (actors.find((a) => a.area.slug === slug) ?? actors[0])?.id;
}

function Nobody({ slug, name }: { slug: string; name: string }) {
  return (
    <>
      <Title>{t('map.title', { area: name })}</Title>
      <Empty text={t('list.empty', { area: name })}>{mayWrite(slug) ? <a class="button primary" href={areaPath(slug, 'add')}>{t('nav.add')}</a> : null}</Empty>
    </>
  );
}

function Around({ slug, focus }: { slug: string; focus: string }) {
  const steps = place.value.query.get('steps') === '2' ? 2 : 1;
  const answer = useAnswer(DrawnAroundDocument, { of: focus, depth: steps, limit: mostDrawn });
  const around = answer.data?.neighbourhood;
  const whole = useMemo(() => around && wholeOf([around.centre, ...around.actors], around.links), [around]);
  const distance = useMemo(() => whole && stepsFrom(whole, focus), [whole, focus]);
  const kept = useMemo(() => new Map<string, Point>(), []);
  return (
    <div class="page full map">
      <Answer of={answer}>
        {({ neighbourhood }) =>
          neighbourhood && whole && distance ? (
            <Picture slug={slug} name={neighbourhood.centre.name} title={t('map.around', { name: neighbourhood.centre.name })} whole={whole} kept={kept} steps={distance} focus={focus} more={neighbourhood.truncated}>
              <Steps steps={steps} />
            </Picture>
          ) : (
            <><Title>{t('nowhere.title')}</Title><p>{t('nowhere.text')}</p><p><a href={`${areaPath(slug, 'map')}?focus=all`}>{t('map.everybody')}</a></p></>
          )
        }
      </Answer>
    </div>
  );
}

interface PictureProps {
  readonly slug: string;
  /** Of the area, or of who is in the middle. */
  readonly name: string;
  readonly title: string;
  readonly whole: Whole;
  readonly kept: ReadonlyMap<string, Point>;
  readonly steps?: ReadonlyMap<string, number>;
  readonly focus?: string;
  /** Whether the server had more than it gave. */
  readonly more?: boolean;
  readonly children?: ComponentChildren;
}

function Picture({ slug, name, title, whole, kept, steps, focus, more, children }: PictureProps) {
  const asked = wanted();
  const at = place.value.query.get('at');
  const selected = at && whole.actors.has(at) ? at : null;
  const always = [focus, selected].filter((id) => id !== undefined && id !== null);
  const graph = useMemo(() => drawn(whole, { ...asked, always }), [whole, JSON.stringify([asked, always])]);
  const writable = mayWrite(slug) && !focus;
  const keeper = useMemo(() => new Keeper(slug), [slug]);
  useEffect(() => keeper.send, [keeper]);
  const { points, put, push } = usePlaces(graph, kept, steps, writable ? keeper.keep : () => undefined);
  const scene = useRef<SVGSVGElement | null>(null);
  const stage = useRef<StageHandle>(null);
  const [byKeyboard, setByKeyboard] = useState(false);
  const [told, tell] = useState('');
  // Around somebody, not all links of the others are known.
  const nameOf = (a: Actor) => {
    const words = { name: a.name, kind: t(`kind.${a.kind}`) };
    return focus ? t('map.markNear', words) : t('map.mark', { ...words, count: whole.of.get(a.id)?.length ?? 0 });
  };
  const choose = (id: string | null, by: 'pointer' | 'keyboard') => {
    setByKeyboard(by === 'keyboard');
    if (id) openOver('at', id);
    else closeOver('at');
    tell(id ? t('map.chosen', { mark: nameOf(whole.actors.get(id)!) }) : t('map.chosenNobody'));
  };
  const move = (direction: Direction) => {
    const [dx, dy] = wayOf(direction);
    push(selected!, [press * dx, press * dy]);
    tell(t(`map.moved.${direction}`));
  };
  const drag = (id: string, to: Point) => {
    const from = points.get(id);
    put(id, to);
    const back = () => {
      put(id, from!);
      say(t('map.backAgain', { name: isolated(whole.actors.get(id)!.name) }));
    };
    say(t('map.movedForAll', { name: isolated(whole.actors.get(id)!.name) }), from ? [{ word: t('map.putBack'), act: back }] : []);
  };
  const legend = legendOf(graph);
  const counts = countsOf(graph, slug, !!more);
  const drawFor = (width: number, height: number) => drawing(graph, points, { selected, at: null }, { width, height, type: 1, still: true });
  return (
    <>
      <div class="map-head">
        <Title>{title}</Title>
        {onWall() ? null : children}
        {onWall() ? null : (
          <div class="find">
            <Pick label={t('map.find')} area={slug} value={selected ? whole.actors.get(selected)! : null}
              onChange={(found) => (!found || whole.actors.has(found.id) ? choose(found?.id ?? null, 'pointer') : setQuery({ focus: found.id, steps: null, at: null }))} />
          </div>
        )}
        <ShowBar name={`map-${name}`} title={title} counts={counts} legend={legend} scene={scene} drawFor={drawFor} />
      </div>
      <div class="map-head">
        <details class="asked" open={!onPhone()}>
          <summary class="button">{t('map.filters')}</summary>
          <Controls folding={graph.folding} />
        </details>
        <p class="told">{counts}</p>
      </div>
      <div class="floor">
        <Stage graph={graph} points={points} selected={selected} label={title} nameOf={nameOf} onSelect={choose} onArrive={(id) => tell(nameOf(whole.actors.get(id)!))} onMove={writable ? drag : undefined} scene={scene} handle={stage} />
        {selected ? (
          <Panel of={whole.actors.get(selected)!} whole={whole} focused={byKeyboard} focus={focus} onSelect={(id) => choose(id, 'keyboard')} onMove={writable && points.has(selected) ? move : undefined}
            onClose={() => {
              choose(null, 'keyboard');
              stage.current?.focus();
            }} />
        ) : null}
      </div>
      <Legend entries={legend} />
      <p class="hidden" role="status">{told}</p>
    </>
  );
}

/** How much of the map is on the picture. */
function countsOf(graph: Drawn, slug: string, more: boolean): string {
  const links = t('map.linksCount', { count: graph.ties.length });
  const shown = graph.actors.length;
  const inside = [...graph.folded.values()].reduce((sum, n) => sum + n, 0);
  const folded = t('map.folded', { count: inside });
  const others = t('map.others', { count: graph.actors.filter((a) => a.area.slug !== slug).length });
  if (more) return t('map.more', { shown: number(shown), others, folded, links });
  if (shown + inside < graph.matching) return t('map.capped', { shown: number(shown), count: number(graph.matching), others, folded, links });
  return t('map.counts', { count: shown, others, folded, links });
}
