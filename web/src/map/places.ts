// Where everybody stands on a drawn map: as it was kept, and for who has no place yet as the worker lays them out beside
// the others. Places are the area's: whoever may write there keeps the first layout and every move for all.
import { useEffect, useRef, useState } from 'preact/hooks';
import { PlaceActorsDocument } from '../gql/graphql';
import { Failure } from '../graphql';
import { t } from '../i18n';
import type { LayoutAnswer, LayoutRequest } from '../layout.worker';
import { sendAside } from '../queue';
import { say } from '../ui';
import { failureWord, refusal } from '../words';
import type { Drawn } from './graph';
import { type Point, radius } from './scene';

/** Wide as a screen: the same places serve a phone, a laptop and the wall. */
const wide = 1.9;
/** What is laid out for this visit alone is as wide as this device, within reason. */
const deviceWide = (): number => Math.min(1.7, Math.max(0.65, innerWidth / innerHeight));
const room = 16;

let worker: Worker | undefined;
const asked: ((answer: LayoutAnswer) => void)[] = [];

/** Asks the worker, which answers in the order of the questions. */
function layOut(request: LayoutRequest): Promise<LayoutAnswer> {
  if (!worker) {
    worker = new Worker(document.querySelector<HTMLMetaElement>('meta[name=layout-worker]')!.content, { type: 'module' });
    worker.addEventListener('message', (event: MessageEvent<LayoutAnswer>) => asked.shift()?.(event.data));
  }
  return new Promise((done) => {
    asked.push(done);
    worker!.postMessage(request);
  });
}

/** How long a hand rests before where it put somebody is sent: keys repeat. */
const rest = 300;

/** Keeps new places for everybody, several at once where they come one upon the other. */
export class Keeper {
  private pending = new Map<string, Point>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly area: string) {}

  readonly keep: Keep = (places) => {
    for (const [id, p] of places) this.pending.set(id, p);
    clearTimeout(this.timer);
    this.timer = setTimeout(this.send, rest);
  };

  readonly send = (): void => {
    clearTimeout(this.timer);
    if (this.pending.size === 0) return;
    const positions = [...this.pending].map(([actor, [x, y]]) => ({ actor, x, y }));
    this.pending = new Map();
    sendAside(PlaceActorsDocument, { area: this.area, positions }).then(
      ({ placeActors }) => placeActors.userErrors[0] && say(refusal(placeActors.userErrors[0])),
      (cause: unknown) => say(cause instanceof Failure ? failureWord(cause) : t('failure.broken')),
    );
  };
}

/** What to do with new places. */
export type Keep = (places: ReadonlyMap<string, Point>) => void;

export interface Placing {
  /** Empty until everybody has a place. */
  readonly points: ReadonlyMap<string, Point>;
  readonly put: (id: string, to: Point) => void;
  /** Moves somebody by so much from where they are by now, drawn there yet or not. */
  readonly push: (id: string, by: Point) => void;
}

/**
 * The places of a picture. kept: what the server keeps. steps: of each from the one in the middle;
 * then all are laid out around them and nothing is kept. keep: for places that are new.
 */
export function usePlaces(graph: Drawn, kept: ReadonlyMap<string, Point>, steps: ReadonlyMap<string, number> | undefined, keep: Keep): Placing {
  const own = useRef(new Map<string, Point>());
  const [points, setPoints] = useState<ReadonlyMap<string, Point>>(new Map());
  const known = useRef(kept);
  if (known.current !== kept) {
    known.current = kept;
    own.current.clear(); // what was kept meanwhile is in the answer
  }
  useEffect(() => {
    let current = true;
    const placed = new Map<string, Point>(steps ? [] : [...kept, ...own.current]);
    const missing = graph.actors.filter((a) => !placed.has(a.id));
    if (missing.length === 0) {
      setPoints(placed);
      return undefined;
    }
    void layOut(requestOf(graph, placed, steps)).then((answer) => {
      if (!current) return;
      const laid = new Map(graph.actors.map((a, i) => [a.id, answer[i]!] as const));
      setPoints(new Map([...placed, ...laid]));
      if (steps) return;
      const fresh = new Map(missing.map((a) => [a.id, laid.get(a.id)!]));
      for (const [id, p] of fresh) own.current.set(id, p);
      keep(fresh);
    });
    return () => {
      current = false;
    };
  }, [graph, kept, steps]);
  const put = (id: string, to: Point) => {
    const rounded = [Math.round(to[0]), Math.round(to[1])] as const;
    own.current.set(id, rounded);
    setPoints((p) => new Map(p).set(id, rounded));
    keep(new Map([[id, rounded]]));
  };
  const push = (id: string, by: Point) => {
    const from = own.current.get(id) ?? points.get(id);
    if (from) put(id, [from[0] + by[0], from[1] + by[1]]);
  };
  return { points, put, push };
}

function requestOf(graph: Drawn, placed: ReadonlyMap<string, Point>, steps: ReadonlyMap<string, number> | undefined): LayoutRequest {
  return {
    actors: graph.actors.map(({ id }) => {
      const degree = graph.degree.get(id) ?? 0;
      const at = placed.get(id);
      return { id, degree, size: radius(degree, graph.folded.get(id) ?? 0), room, ...(at ? { x: at[0], y: at[1] } : {}), ...(steps ? { steps: steps.get(id) ?? 1 } : {}) };
    }),
    links: graph.ties.map((t) => ({ source: t.from, target: t.to })),
    aspect: steps ? deviceWide() : wide,
  };
}
