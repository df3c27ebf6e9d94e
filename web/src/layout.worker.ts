// Where everybody stands on a drawn map, worked out beside the page so that it stays alive meanwhile. The same map gives the
// same layout: the forces draw from a seeded source, and whoever has a place already keeps it.
import { forceCollide, forceLink, forceManyBody, forceRadial, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';

/**
 * What is laid out. size: of the mark, in units of the drawing; room: around it, for its label. x, y: a place that is kept.
 * steps: from the one in the middle, where somebody is; all have it then.
 */
export interface LayoutRequest {
  readonly actors: readonly { readonly id: string; readonly degree: number; readonly size: number; readonly room: number; readonly x?: number; readonly y?: number; readonly steps?: number }[];
  readonly links: readonly { readonly source: string; readonly target: string }[];
  /** Width of the stage divided by its height: the layout spreads alike. */
  readonly aspect: number;
}

/** x and y of each actor, in the order of the request. */
export type LayoutAnswer = readonly (readonly [number, number])[];

interface Body extends SimulationNodeDatum {
  id: string;
  degree: number;
  size: number;
  room: number;
  steps?: number;
}

const rounds = 300;
const gravity = 0.035;

/** mulberry32: a small generator whose draws depend on the seed alone. Tommy Ettinger, public domain. */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let z = Math.imul(seed ^ (seed >>> 15), seed | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
}

export function layOut({ actors, links, aspect }: LayoutRequest): LayoutAnswer {
  const bodies: Body[] = actors.map(({ x, y, ...a }) => (x === undefined || y === undefined ? { ...a } : { ...a, x, y, fx: x, fy: y }));
  if (bodies.every((b) => b.fx !== undefined)) return bodies.map((b) => [b.x!, b.y!]);
  const degree = new Map(bodies.map((b) => [b.id, b.degree]));
  const lesser = (l: { source: Body | string; target: Body | string }) =>
    Math.sqrt(Math.max(1, Math.min(degree.get(idOf(l.source)) ?? 1, degree.get(idOf(l.target)) ?? 1)));
  const simulation = forceSimulation(bodies)
    .randomSource(seeded(11))
    .force('links', forceLink<Body, { source: Body | string; target: Body | string }>(links.map((l) => ({ ...l }))).id((b) => b.id).distance((l) => 40 + 6 * lesser(l)).strength((l) => 0.7 / lesser(l)))
    .force('apart', forceManyBody<Body>().strength((b) => -180 - 40 * Math.sqrt(b.degree)).distanceMax(700))
    .force('room', forceCollide<Body>((b) => b.size + b.room))
    .force('x', forceX<Body>().strength(gravity))
    .force('y', forceY<Body>().strength(gravity * aspect * aspect))
    .stop();
  const radii = rings(bodies);
  if (radii) {
    simulation
      .force('x', null)
      .force('y', null)
      .force('rings', forceRadial<Body>((b) => radii[b.steps ?? 0]!).strength(0.9));
    const middle = bodies.find((b) => b.steps === 0);
    if (middle) middle.fx = middle.fy = 0;
  }
  simulation.tick(rounds);
  const wide = radii ? Math.sqrt(aspect) : 1; // rings are made as wide as the stage afterwards
  return bodies.map((b) => [Math.round((b.x ?? 0) * wide), Math.round((b.y ?? 0) / wide)]);
}

/** How far each ring of steps is from the middle: as long as who stands on it needs. undefined: nobody is in the middle. */
function rings(bodies: readonly Body[]): number[] | undefined {
  if (!bodies.some((b) => b.steps !== undefined)) return undefined;
  const radii = [0];
  for (let step = 1; step <= Math.max(...bodies.map((b) => b.steps ?? 0)); step++) {
    const round = bodies.filter((b) => b.steps === step).length * 40;
    radii.push(Math.max(radii[step - 1]! + 110, round / (2 * Math.PI)));
  }
  return radii;
}

const idOf = (end: Body | string): string => (typeof end === 'string' ? end : end.id);

addEventListener('message', (event: MessageEvent<LayoutRequest>) => postMessage(layOut(event.data)));
