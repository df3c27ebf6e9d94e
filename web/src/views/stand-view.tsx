// What the spectrum and the power grid share: the picture or the list, the date, the menu, whom to place next, what is
// shown of how many, and the way to the wall, to paper and to a picture.
import { type RefObject, render } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Item, type Layout, type Region, reach } from '../chips';
import type { StandFragment, Support } from '../gql/graphql';
import { date, number, rtl, t } from '../i18n';
import { Pick } from '../pick';
import { closeOver, openOver, place, setQuery } from '../route';
import { mayWrite } from '../session';
import { type LegendEntry, Legend, ShowBar } from '../show';
import type { Stage } from '../spectrum';
import { Disagreed, Scene } from '../stand-scene';
import { type Group, StandTable } from '../stand-table';
import { StandMenu } from '../stand-menu';
import { type Said, type Standing, placeWords, record, standingOf, useStanding } from '../standing';
import { Answer, Empty, Shape, say } from '../ui';
import { onWall, typeScale } from '../wall';
import { kinds } from '../words';
import { IssueFrame, type IssueRecord } from './issue-frame';

export interface Drawing {
  readonly view: 'spectrum' | 'power';
  readonly label: string;
  readonly draw: (standing: Standing, stage: Stage) => Layout;
  readonly groups: (standing: Standing) => readonly Group[];
  /** Whether the groups of the list say how much one sways. */
  readonly sways?: boolean;
  /** What must be known to read it rightly. */
  readonly note?: (standing: Standing) => string | undefined;
  /** What a place in the drawing says of whoever is put there. */
  readonly saidAt: (region: Region) => Said;
}

export const itemOf = (s: StandFragment): Item => ({ ...s.actor, support: s.support, influence: s.influence, disagreed: s.disagreed });
export const bandTitle = (support: Support, count: number): string => t('standing.band', { support: t(`supports.${support}`), count });

export function StandView({ of }: { of: Drawing }) {
  return <IssueFrame view={of.view} full>{(issue) => <Standings of={of} issue={issue} />}</IssueFrame>;
}

function Standings({ of, issue }: { of: Drawing; issue: IssueRecord }) {
  const { query } = place.value;
  const on = query.get('on');
  const asked = useStanding(issue.id, on);
  const who = query.get('who');
  const writes = !on && mayWrite(issue.area.slug);
  const [said, setSaid] = useState<ReadonlyMap<string, Said>>(new Map());
  useEffect(() => setSaid(new Map()), [asked.data]);
  const standing = useMemo(() => asked.data && moved(standingOf(asked.data), said), [asked.data, said]);
  const expect = (id: string, what: Said) => setSaid((s) => new Map(s).set(id, what));
  const open = (id: string) => openOver('who', id);
  const drop = (id: string, region: Region) => {
    const stand = standing?.stands.find((s) => s.actor.id === id);
    const what = of.saidAt(region);
    if (!stand || (what.support === stand.support && (what.influence === undefined || what.influence === stand.influence))) return;
    expect(id, what);
    void record(issue, stand.actor, what, '', { word: t('standing.sayWhy'), act: () => open(id) }).then((refused) => {
      if (refused.size === 0) return;
      setSaid(new Map());
      say([...refused.values()].join(' '));
    });
  };
  return (
    <>
      <Answer of={asked}>
        {() => {
          const listed = query.get('form') === 'list';
          if (!standing) return null;
          return (
            <>
              <Stands of={of} issue={issue} standing={standing} on={on} listed={listed} onOpen={open} onDrop={writes ? drop : undefined} />
              {onWall() ? null : <Missing issue={issue} standing={standing} writes={writes} onOpen={open} />}
            </>
          );
        }}
      </Answer>
      {who ? <StandMenu key={who} issue={issue} actor={who} on={on} onClose={() => closeOver('who')} onSaid={(what) => expect(who, what)} /> : null}
    </>
  );
}

/** The standing as it will be once what was just said has been written. */
function moved(standing: Standing, said: ReadonlyMap<string, Said>): Standing {
  if (said.size === 0) return standing;
  const counts = new Map(standing.counts);
  const add = (support: Support, n: number) => counts.set(support, (counts.get(support) ?? 0) + n);
  const stands = standing.stands.map((s) => {
    const now = said.get(s.actor.id);
    if (!now) return s;
    if (now.support && now.support !== s.support) {
      add(s.support, -1);
      add(now.support, 1);
    }
    return { ...s, ...(now.support ? { support: now.support } : {}), ...(now.influence !== undefined ? { influence: now.influence } : {}) };
  });
  return { ...standing, stands, counts };
}

interface Shown {
  of: Drawing;
  issue: IssueRecord;
  standing: Standing;
  on: string | null;
  listed: boolean;
  onOpen: (id: string) => void;
  onDrop: ((id: string, region: Region) => void) | undefined;
}

function Stands(shown: Shown) {
  const { of, issue, standing, on, listed } = shown;
  const scene = useRef<SVGSVGElement>(null);
  const placed = standing.total - (standing.counts.get('UNKNOWN') ?? 0);
  const counts = t('standing.counts', { placed, unknown: number(standing.total - placed), unassessed: number(standing.unassessed) });
  const note = of.note?.(standing);
  const legend = marks();
  const title = `${issue.title} · ${t(`issue.${of.view}`)}${on ? ` · ${t('standing.pastTitle', { on: date(on) })}` : ''}`;
  const describe = (id: string) => {
    const s = standing.stands.find((one) => one.actor.id === id);
    return s ? `${s.actor.name}, ${t(`kind.${s.actor.kind}`)}: ${placeWords(s)}` : '';
  };
  const drawFor = (width: number, height: number): SVGSVGElement => {
    const sheet = document.createElement('div');
    const layout = of.draw(standing, { width, height, scale: 1, rtl: rtl(), moreText });
    render(<Scene layout={layout} scale={1} label={of.label} describe={describe} />, sheet);
    return sheet.querySelector('svg')!;
  };
  return (
    <>
      <div class="stand-bar">
        {onWall() ? null : <Forms listed={listed} />}
        {onWall() ? null : <DateChoice on={on} />}
        {listed ? null : <ShowBar name={`${of.view} ${issue.title}`} title={title} counts={[counts, note].filter(Boolean).join(' · ')} legend={legend} scene={scene} drawFor={drawFor} />}
      </div>
      {on ? <p class="stand-note" role="status">{t('standing.past', { on: date(on) })}</p> : null}
      {note ? <p class="stand-note">{note}</p> : null}
      {standing.total === 0 ? (
        <Empty text={t(shown.onDrop ? 'standing.empty' : 'standing.emptyRead')} />
      ) : listed ? (
        <List {...shown} />
      ) : (
        <>
          <Picture {...shown} scene={scene} describe={describe} />
          <Legend entries={legend} />
          {onWall() ? null : <p class="help stand-keys">{t('standing.keys')}</p>}
        </>
      )}
      <p class="help" role="status">{counts}</p>
      {standing.stands.length < standing.total ? <p class="help">{t('standing.shown', { shown: number(standing.stands.length), count: number(standing.total) })}</p> : null}
    </>
  );
}

const moreText = (count: number): string => t('standing.more', { count });

/** What the marks mean. */
const marks = (): LegendEntry[] => [
  ...kinds.map((kind) => ({ mark: <Shape kind={kind} r={7} />, word: t(`kind.${kind}`) })),
  { mark: <><g transform="translate(-7 0)"><Shape kind="ALLY" r={reach(0)} /></g><g transform="translate(5 0)"><Shape kind="ALLY" r={reach(4)} /></g></>, word: t('standing.larger') },
  { mark: <Disagreed />, word: t('standing.disagreed') },
];

function Forms({ listed }: { listed: boolean }) {
  return (
    <div class="forms" role="group" aria-label={t('standing.form')}>
      <button aria-pressed={!listed} onClick={() => setQuery({ form: null, band: null })}>{t('standing.picture')}</button>
      <button aria-pressed={listed} onClick={() => setQuery({ form: 'list', band: null })}>{t('standing.list')}</button>
    </div>
  );
}

const DateChoice = ({ on }: { on: string | null }) => (
  <div class="stand-on">
    <label>
      {t('standing.on')} <input type="date" value={on && on.length === 10 ? on : ''} onChange={(e) => setQuery({ on: e.currentTarget.value || null })} />
    </label>
    {on ? <button onClick={() => setQuery({ on: null })}>{t('standing.today')}</button> : null}
  </div>
);

function Picture({ of, standing, onOpen, onDrop, scene, describe }: Shown & { scene: RefObject<SVGSVGElement | null>; describe: (id: string) => string }) {
  const frame = useRef<HTMLDivElement>(null);
  const stage = useStage(frame);
  const layout = useMemo(() => stage && of.draw(standing, stage), [standing, stage, of]);
  const more = (region: Region) => setQuery({ form: 'list', band: region.key });
  return (
    <div ref={frame} class="stand-stage">
      {layout && stage ? <Scene svg={scene} layout={layout} scale={stage.scale} label={of.label} describe={describe} onOpen={onOpen} onMore={more} onDrop={onDrop} /> : null}
    </div>
  );
}

const lowest = 420;
const below = 110; // of the window, for the legend

/** The room there is for a drawing, and how large the reader's letters are. */
function useStage(frame: RefObject<HTMLDivElement | null>): Stage | undefined {
  const [room, setRoom] = useState<{ width: number; height: number; letters: number }>();
  useLayoutEffect(() => {
    const look = () => {
      const div = frame.current!;
      const letters = parseFloat(getComputedStyle(document.documentElement).fontSize);
      const height = Math.max(lowest, innerHeight - div.getBoundingClientRect().top - scrollY - below);
      setRoom((r) => (r && r.width === div.clientWidth && r.height === height && r.letters === letters ? r : { width: div.clientWidth, height, letters }));
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(frame.current!);
    addEventListener('resize', look);
    return () => {
      watch.disconnect();
      removeEventListener('resize', look);
    };
  }, [onWall()]);
  const turned = rtl();
  return useMemo(() => {
    if (!room) return undefined;
    // On the wall the page's own letters are larger already.
    const scale = onWall() ? typeScale() : room.letters / 16;
    return { width: room.width, height: room.height, scale, rtl: turned, moreText };
  }, [room, turned]);
}

function List({ of, standing, onOpen, onDrop }: Shown) {
  const only = place.value.query.get('band');
  const all = of.groups(standing);
  const groups = only && all.some((g) => g.key === only) ? all.filter((g) => g.key === only) : all.filter((g) => g.stands.length > 0);
  return (
    <>
      {groups.length < all.length && only ? <p>{t('standing.onlyBand', { support: groups[0]!.title })} <button onClick={() => setQuery({ band: null })}>{t('standing.allBands')}</button></p> : null}
      <StandTable groups={groups} sways={!!of.sways} onMove={onDrop ? onOpen : undefined} />
    </>
  );
}

/** How many nobody has assessed yet, and the way to place one of them. */
function Missing({ issue, standing, writes, onOpen }: { issue: IssueRecord; standing: Standing; writes: boolean; onOpen: (id: string) => void }) {
  return (
    <section class="missing-stands">
      <p>{t('standing.unassessed', { count: standing.unassessed, area: issue.area.name })}</p>
      {writes ? <Pick label={t('standing.find')} value={null} onChange={(a) => a && onOpen(a.id)} /> : null}
    </section>
  );
}
