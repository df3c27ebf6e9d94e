// What of a map is drawn: who passes the filters, who is folded into the organisation they hang on, and, where there are
// too many, the best connected. Pure functions over an answer.
import type { ActorKind, LinkType, OnMapFragment, TieFragment } from '../gql/graphql';
import type { Family } from './links';
import { familyOf } from './links';

export type Actor = OnMapFragment;

export interface Tie {
  readonly id: string;
  readonly type: LinkType;
  readonly from: string;
  readonly to: string;
}

/** Everybody of an answer, and how they are tied. */
export interface Whole {
  readonly actors: ReadonlyMap<string, Actor>;
  readonly ties: readonly Tie[];
  readonly of: ReadonlyMap<string, readonly Tie[]>;
}

export interface Drawn {
  readonly actors: readonly Actor[];
  readonly ties: readonly Tie[];
  /** How many are folded into each organisation. */
  readonly folded: ReadonlyMap<string, number>;
  /** How many passed the filters. */
  readonly matching: number;
  /** Whether people with a single link are folded. */
  readonly folding: boolean;
  /** Links of each on the picture, and of those folded into them. */
  readonly degree: ReadonlyMap<string, number>;
}

export interface Wanted {
  /** Empty: all. */
  readonly kinds: readonly ActorKind[];
  readonly types: LinkType | Family | '';
  /** undefined: where there are many. */
  readonly fold: boolean | undefined;
  /** Who is drawn whatever the filters say. */
  readonly always: readonly string[];
}

/** As many as can be told from each other on a wall. */
export const mostDrawn = 300;
/** From this many on, people with a single link are folded unless one says otherwise. */
const manyDrawn = 150;

export function wholeOf(actors: readonly Actor[], links: readonly TieFragment[]): Whole {
  const byId = new Map(actors.map((a) => [a.id, a]));
  const ties: Tie[] = [];
  const of = new Map<string, Tie[]>(actors.map((a) => [a.id, []]));
  for (const { id, type, from, to } of links) {
    if (!byId.has(from.id) || !byId.has(to.id)) continue;
    const tie = { id, type, from: from.id, to: to.id };
    ties.push(tie);
    of.get(tie.from)!.push(tie);
    of.get(tie.to)!.push(tie);
  }
  return { actors: byId, ties, of };
}

export const otherEnd = (tie: Tie, id: string): string => (tie.from === id ? tie.to : tie.from);

export function drawn(whole: Whole, { kinds, types, fold, always }: Wanted): Drawn {
  const must = new Set(always);
  const matching = [...whole.actors.values()].filter((a) => kinds.length === 0 || kinds.includes(a.kind) || must.has(a.id));
  const inside = new Set(matching.map((a) => a.id));
  const ties = whole.ties.filter((t) => inside.has(t.from) && inside.has(t.to) && (!types || t.type === types || familyOf[t.type] === types));
  const neighbours = new Map<string, Set<string>>(matching.map((a) => [a.id, new Set()]));
  for (const t of ties) {
    neighbours.get(t.from)!.add(t.to);
    neighbours.get(t.to)!.add(t.from);
  }
  const folding = fold ?? matching.length > manyDrawn;
  const into = folding ? foldable(whole, neighbours, must) : new Map<string, string>();
  const left = matching.filter((a) => !into.has(a.id));
  const known = (a: Actor) => neighbours.get(a.id)!.size;
  left.sort((a, b) => Number(must.has(b.id)) - Number(must.has(a.id)) || known(b) - known(a) || (a.id < b.id ? -1 : 1));
  const actors = left.slice(0, mostDrawn);
  const onPicture = new Set(actors.map((a) => a.id));
  const folded = new Map<string, number>();
  for (const organisation of into.values()) if (onPicture.has(organisation)) folded.set(organisation, (folded.get(organisation) ?? 0) + 1);
  return {
    actors,
    ties: ties.filter((t) => onPicture.has(t.from) && onPicture.has(t.to)),
    folded,
    matching: matching.length,
    folding,
    degree: new Map(actors.map((a) => [a.id, known(a)])),
  };
}

/** The organisation into which each goes who is a person and tied to nobody else. */
function foldable(whole: Whole, neighbours: ReadonlyMap<string, ReadonlySet<string>>, must: ReadonlySet<string>): Map<string, string> {
  const into = new Map<string, string>();
  for (const [id, known] of neighbours) {
    if (known.size !== 1 || must.has(id) || whole.actors.get(id)!.kind === 'ORGANISATION') continue;
    const [only] = known;
    if (whole.actors.get(only!)!.kind === 'ORGANISATION') into.set(id, only!);
  }
  return into;
}

/** How many steps each is from somebody. */
export function stepsFrom(whole: Whole, middle: string): Map<string, number> {
  const steps = new Map([[middle, 0]]);
  for (const id of steps.keys()) {
    for (const tie of whole.of.get(id) ?? []) {
      const other = otherEnd(tie, id);
      if (!steps.has(other)) steps.set(other, steps.get(id)! + 1);
    }
  }
  return steps;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

const ways: Record<Direction, readonly [number, number]> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };
export const wayOf = (d: Direction): readonly [number, number] => ways[d];

type Point = readonly [number, number];

/** The nearest of the points that lie in a direction of one of them, within 45 degrees or so; undefined: none. */
export function nearest(points: ReadonlyMap<string, Point>, from: string, direction: Direction): string | undefined {
  const start = points.get(from);
  if (!start) return undefined;
  const [dx, dy] = ways[direction];
  let best: string | undefined;
  let least = Infinity;
  for (const [id, [x, y]] of points) {
    const along = (x - start[0]) * dx + (y - start[1]) * dy;
    const aside = Math.abs((x - start[0]) * dy) + Math.abs((y - start[1]) * dx);
    if (id === from || along <= 0 || aside > along * 1.2) continue;
    const far = along + 2 * aside;
    if (far < least) {
      least = far;
      best = id;
    }
  }
  return best;
}
