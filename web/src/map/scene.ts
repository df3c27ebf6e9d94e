// The drawing of a map: elements made once and moved by their attributes, so that a frame of zooming is one transform and
// a frame of dragging is one mark and its links. Labels are placed when the movement has settled, in a layer above all marks.
import { type Box, type Label, type Room, type Wish, placeLabels, write } from '../labels';
import { number } from '../i18n';
import { linkWord } from '../words';
import { type Actor, type Drawn, type Tie, otherEnd } from './graph';
import { familyOf } from './links';

export type Point = readonly [number, number];

export interface Transform {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

/** Who is looked at: chosen, or where the keyboard is, or under the pointer. */
export interface Light {
  readonly selected: string | null;
  readonly at: string | null;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** How much larger than on a desk, in letters of the usual size. */
  readonly type: number;
  /** Whether nobody can come closer or tap, on a wall or on paper: names find a place further off, and who is there fills the frame. */
  readonly still?: boolean;
  /** What lies above the drawing: no label stands under it. */
  readonly covered?: Box;
}

interface Mark {
  readonly actor: Actor;
  readonly g: SVGGElement;
  readonly hit: SVGCircleElement;
  readonly r: number;
  x: number;
  y: number;
  /** Its label, and how far that is from it. */
  name?: { readonly text: SVGTextElement; readonly dx: number; readonly dy: number };
}

interface Line {
  readonly tie: Tie;
  readonly path: SVGPathElement;
  /** How far it bows, where several tie the same two. */
  readonly bow: number;
}

const xmlns = 'http://www.w3.org/2000/svg';
/** Up to so many neighbours have their names beside them whatever the room. */
const namedNeighbours = 24;
/** So many of the best connected, too, where nobody is chosen. */
const namedFirst = 12;
const wordedTies = 14;
/** A stage of fewer pixels has no room for everybody: beside who is chosen there, all but their neighbours go. */
const narrow = 600;
const isNarrow = ({ width, type }: Frame): boolean => width < narrow * type;
/** How much larger than it was laid out a picture of few is drawn. */
const largest = { looked: 1.8, still: 4 };
/** How far round a mark the ring is that says who is chosen. */
const ring = 5;
const labelSize = 12.5;
const wordSize = 11;

export const radius = (degree: number, folded: number): number => {
  const own = 6 + 1.7 * Math.sqrt(Math.min(degree, 60));
  return folded > 0 ? Math.max(own, 8 + 2.5 * String(folded).length) : own;
};

function add<K extends keyof SVGElementTagNameMap>(to: Element, name: K, attributes: Record<string, string | number> = {}): SVGElementTagNameMap[K] {
  const made = document.createElementNS(xmlns, name);
  for (const [k, v] of Object.entries(attributes)) made.setAttribute(k, String(v));
  to.append(made);
  return made;
}

export class Scene {
  private readonly world: SVGGElement;
  private readonly names: SVGGElement;
  private readonly marks = new Map<string, Mark>();
  private readonly lines = new Map<string, Line[]>();
  private all: Line[] = [];
  private graph: Drawn | undefined;
  private light: Light = { selected: null, at: null };
  private settled: Transform = { x: 0, y: 0, k: 1 };
  private size = 1;

  constructor(readonly svg: SVGSVGElement) {
    svg.replaceChildren();
    this.world = add(svg, 'g', { class: 'world' });
    this.names = add(svg, 'g', { class: 'names', 'aria-hidden': 'true' });
  }

  /** Makes the elements of what is drawn; labelOf: what a mark is called for who cannot see it. */
  draw(graph: Drawn, labelOf: (a: Actor) => string): void {
    this.graph = graph;
    this.marks.clear();
    this.lines.clear();
    this.all = [];
    this.world.replaceChildren();
    const ties = add(this.world, 'g', { class: 'strands' });
    const marks = add(this.world, 'g', { class: 'marks' });
    const between = new Map<string, Tie[]>();
    for (const tie of graph.ties) {
      const pair = tie.from < tie.to ? `${tie.from} ${tie.to}` : `${tie.to} ${tie.from}`;
      between.set(pair, [...(between.get(pair) ?? []), tie]);
    }
    for (const parallel of between.values()) {
      parallel.forEach((tie, i) => {
        const sign = tie.from < tie.to ? 1 : -1;
        const line = { tie, path: add(ties, 'path', { class: `strand ${familyOf[tie.type]}` }), bow: sign * (i - (parallel.length - 1) / 2) * 14 };
        this.all.push(line);
        for (const end of [tie.from, tie.to]) this.lines.set(end, [...(this.lines.get(end) ?? []), line]);
      });
    }
    // Drawn from the least connected, so that who has most links lies above.
    for (const actor of [...graph.actors].reverse()) this.marks.set(actor.id, this.mark(marks, actor, labelOf(actor), graph));
  }

  private mark(marks: SVGGElement, actor: Actor, label: string, graph: Drawn): Mark {
    const folded = graph.folded.get(actor.id) ?? 0;
    const r = radius(graph.degree.get(actor.id) ?? 0, folded);
    const g = add(marks, 'g', { class: 'mark', 'data-id': actor.id, role: 'img', 'aria-label': label });
    const hit = add(g, 'circle', { class: 'hit', r });
    add(g, 'circle', { class: 'ring', r: r + ring });
    if (actor.kind === 'ORGANISATION') add(g, 'rect', { class: 'shape organisation', x: -r, y: -r, width: 2 * r, height: 2 * r, rx: r / 5 });
    else add(g, 'circle', { class: `shape ${actor.kind.toLowerCase()}`, r });
    if (actor.kind === 'LEADER') add(g, 'circle', { class: 'shape-core', r: r * 0.4 });
    if (folded > 0) add(g, 'text', { class: 'count', y: 4 }).textContent = number(folded);
    return { actor, g, hit, r, x: NaN, y: NaN };
  }

  place(points: ReadonlyMap<string, Point>): void {
    for (const [id, mark] of this.marks) {
      const p = points.get(id);
      mark.g.classList.toggle('nowhere', !p);
      if (p) [mark.x, mark.y] = p;
    }
    for (const line of this.all) this.trace(line);
    for (const mark of this.marks.values()) this.put(mark);
  }

  /** Moves one mark with its links; its name goes along. */
  move(id: string, [x, y]: Point): void {
    const mark = this.marks.get(id);
    if (!mark) return;
    mark.x = x;
    mark.y = y;
    const { settled: t } = this;
    if (mark.name) mark.name.text.setAttribute('transform', `translate(${x * t.k + t.x + mark.name.dx} ${y * t.k + t.y + mark.name.dy})`);
    this.put(mark);
    for (const line of this.lines.get(id) ?? []) this.trace(line);
  }

  pointOf(id: string): Point | undefined {
    const mark = this.marks.get(id);
    return mark && !Number.isNaN(mark.x) ? [mark.x, mark.y] : undefined;
  }

  private put(mark: Mark): void {
    if (!Number.isNaN(mark.x)) mark.g.setAttribute('transform', `translate(${mark.x} ${mark.y}) scale(${this.size / this.settled.k})`);
  }

  private trace({ tie, path, bow }: Line): void {
    const a = this.marks.get(tie.from)!;
    const b = this.marks.get(tie.to)!;
    if (Number.isNaN(a.x) || Number.isNaN(b.x)) return;
    if (bow === 0) path.setAttribute('d', `M${a.x} ${a.y}L${b.x} ${b.y}`);
    else {
      const [x, y] = middle(a, b, 2 * bow);
      path.setAttribute('d', `M${a.x} ${a.y}Q${x} ${y} ${b.x} ${b.y}`);
    }
  }

  /** Shows the world through another transform while it moves: labels go along and are placed anew when it settles. */
  through(t: Transform): void {
    this.world.setAttribute('transform', `translate(${t.x} ${t.y}) scale(${t.k})`);
    const from = this.settled;
    const k = t.k / from.k;
    this.names.setAttribute('transform', `translate(${t.x - from.x * k} ${t.y - from.y * k}) scale(${k})`);
  }

  /** Dims all but who is chosen and their neighbours. */
  lighten(light: Light): void {
    this.light = light;
    const { selected } = light;
    const lit = this.lit();
    this.svg.classList.toggle('picked', !!lit);
    for (const [id, mark] of this.marks) {
      mark.g.classList.toggle('lit', !!lit?.has(id));
      mark.g.classList.toggle('selected', id === selected);
      mark.g.classList.toggle('at', id === light.at);
    }
    for (const { tie, path } of this.all) path.classList.toggle('lit', !!lit && (tie.from === selected || tie.to === selected));
  }

  private lit(): ReadonlySet<string> | undefined {
    const { selected } = this.light;
    if (!selected || !this.marks.has(selected)) return undefined;
    return new Set([selected, ...(this.lines.get(selected) ?? []).map(({ tie }) => otherEnd(tie, selected))]);
  }

  /** The movement is over: marks get their size for this scale, and labels their places. */
  settle(t: Transform, frame: Frame): void {
    this.settled = t;
    this.svg.classList.toggle('narrow', isNarrow(frame));
    this.size = Math.min(1.6, Math.max(0.62, Math.sqrt(t.k))) * Math.sqrt(frame.type);
    this.through(t);
    const reach = 13 / this.size; // targets of 26 pixels
    for (const mark of this.marks.values()) {
      mark.hit.setAttribute('r', String(Math.max(mark.r, reach)));
      this.put(mark);
    }
    this.label(t, frame);
  }

  private label(t: Transform, frame: Frame): void {
    const lit = this.lit();
    const inside = { x: 4, y: 4, w: frame.width - 8, h: frame.height - 8 };
    const marks: Box[] = [];
    const faint: Box[] = [];
    const wishes: Wish[] = [];
    const named = lit ?? new Set(this.graph?.actors.slice(0, namedFirst).map((a) => a.id));
    const few = (lit?.size ?? this.marks.size) <= namedNeighbours;
    for (const [id, mark] of this.marks) {
      if (Number.isNaN(mark.x)) continue;
      const x = mark.x * t.k + t.x;
      const y = mark.y * t.k + t.y;
      const chosen = id === this.light.selected;
      const reach = mark.r * this.size + 1 + (chosen ? ring * this.size : 0);
      if (x < 0 || y < 0 || x > frame.width || y > frame.height) continue;
      const watched = chosen || id === this.light.at;
      const box = { x: x - reach, y: y - reach, w: 2 * reach, h: 2 * reach };
      if (lit && !lit.has(id) && !watched) {
        if (!isNarrow(frame)) faint.push(box);
        continue;
      }
      marks.push(box);
      const must = watched || (named.has(id) && (!lit || few));
      wishes.push({
        id, text: mark.actor.name, x, y, mark: box, reach, weight: watched ? 700 : 400,
        priority: (chosen ? 2e6 : watched ? 1e6 : 0) + (this.graph?.degree.get(id) ?? 0) + (this.graph?.folded.get(id) ?? 0),
        far: must || !!frame.still,
        led: !lit && (must || !!frame.still),
        forced: must || few,
      });
    }
    const taken = frame.covered ? [...marks, frame.covered] : marks;
    const longest = Math.min(150 * frame.type, 0.6 * frame.width);
    const room = { inside, marks, faint, size: labelSize * frame.type, longest, ...(frame.still ? { widest: 220 * frame.type } : {}), twoLines: true };
    const placed = placeLabels(wishes, taken, room);
    this.names.replaceChildren();
    for (const mark of this.marks.values()) delete mark.name;
    for (const label of placed) this.name(label, t, labelSize * frame.type);
    if (lit) this.word([...taken, ...placed.map((l) => l.box)], { inside, faint, size: wordSize * frame.type }, t);
  }

  private name(label: Label, t: Transform, size: number): void {
    const mark = this.marks.get(label.id)!;
    if (label.far) add(this.names, 'path', { class: 'lead', d: this.lead(label.box, mark, t) });
    const text = write(label, this.names, label.weight > 400 ? 'name strong' : 'name', size, mark.actor.nameLanguage);
    text.dataset.id = label.id;
    mark.name = { text, dx: label.x - mark.x * t.k - t.x, dy: label.y - mark.y * t.k - t.y };
  }

  /** A line from the edge of a mark to the edge of a label. */
  private lead({ x, y, w, h }: Box, mark: Mark, t: Transform): string {
    const [mx, my] = [mark.x * t.k + t.x, mark.y * t.k + t.y];
    const [ex, ey] = [Math.min(x + w, Math.max(x, mx)), Math.min(y + h, Math.max(y, my))];
    const edge = (mark.r * this.size) / (Math.hypot(ex - mx, ey - my) || 1);
    return `M${mx + (ex - mx) * edge} ${my + (ey - my) * edge}L${ex} ${ey}`;
  }

  /** Writes what its links are beside whoever is chosen, where there is room. */
  private word(taken: readonly Box[], room: Room, t: Transform): void {
    const { selected } = this.light;
    const lines = (this.lines.get(selected!) ?? []).slice(0, wordedTies);
    const wishes = lines.map(({ tie, bow }): Wish => {
      const [x, y] = middle(this.marks.get(tie.from)!, this.marks.get(tie.to)!, bow);
      return { id: tie.id, text: linkWord(tie.type, tie.from === selected ? 'OUT' : 'IN'), x: x * t.k + t.x, y: y * t.k + t.y, reach: 0, priority: 1 };
    });
    for (const label of placeLabels(wishes, taken, room)) write(label, this.names, 'word', room.size);
  }

  /** The transform that shows everybody; where there is little room and somebody is chosen, them and their neighbours. */
  whole(frame: Frame): Transform {
    const { height, type, still } = frame;
    const lit = isNarrow(frame) ? this.lit() : undefined;
    const [begin, width] = clear(frame);
    const placed = [...this.marks].flatMap(([id, m]) => (Number.isNaN(m.x) || lit?.has(id) === false ? [] : [m]));
    if (placed.length === 0) return { x: begin + width / 2, y: height / 2, k: 1 };
    const xs = placed.map((m) => m.x);
    const ys = placed.map((m) => m.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const [padX, padY] = [Math.min(90, width * 0.12) * type, Math.min(36, height * 0.14) * type];
    const k = Math.min((width - 2 * padX) / Math.max(1, right - left), (height - 2 * padY) / Math.max(1, bottom - top), (still ? largest.still : largest.looked) * type);
    return { x: begin + width / 2 - (k * (left + right)) / 2, y: height / 2 - (k * (top + bottom)) / 2, k };
  }

  /** Where each mark is, for who moves from one to the next. */
  points(): Map<string, Point> {
    return new Map([...this.marks].filter(([, m]) => !Number.isNaN(m.x)).map(([id, m]) => [id, [m.x, m.y] as const]));
  }
}

/** Where a drawing begins and how wide it is: on a small stage nobody is left under the buttons. */
function clear(frame: Frame): readonly [number, number] {
  const { width, height, covered } = frame;
  if (!covered || !isNarrow(frame) || covered.h < height / 3) return [0, width];
  const end = covered.x + covered.w;
  return covered.x > width / 2 ? [0, covered.x] : [end, width - end];
}

/** A drawing of its own, with everybody on it: for paper. */
export function drawing(graph: Drawn, points: ReadonlyMap<string, Point>, light: Light, frame: Frame): SVGSVGElement {
  const svg = document.createElementNS(xmlns, 'svg');
  svg.setAttribute('class', 'scene');
  svg.setAttribute('viewBox', `0 0 ${frame.width} ${frame.height}`);
  const scene = new Scene(svg);
  scene.draw(graph, (a) => a.name);
  scene.place(points);
  scene.lighten(light);
  scene.settle(scene.whole(frame), frame);
  return svg;
}

/** The middle between two, as far aside as a line bows there. */
function middle(a: Mark, b: Mark, aside: number): Point {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  return [(a.x + b.x) / 2 - ((b.y - a.y) / length) * aside, (a.y + b.y) / 2 + ((b.x - a.x) / length) * aside];
}
