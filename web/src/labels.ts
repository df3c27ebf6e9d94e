// Names beside marks: how wide a text is, how it is shortened, and where it can stand so that nothing is printed over
// anything else. All in pixels of the drawing.

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Extent {
  readonly width: number;
  /** Above and below the baseline. */
  readonly up: number;
  readonly down: number;
}

let pen: CanvasRenderingContext2D | undefined;
const measured = new Map<string, Extent>();

/** How much room a line of text takes, in the page's own type. */
export function extent(text: string, size: number, weight = 400): Extent {
  const key = `${weight} ${size} ${text}`;
  let found = measured.get(key);
  if (!found) {
    pen ??= document.createElement('canvas').getContext('2d')!;
    const font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
    if (pen.font !== font) pen.font = font;
    const m = pen.measureText(text);
    found = { width: m.width, up: Math.max(m.fontBoundingBoxAscent, m.actualBoundingBoxAscent), down: Math.max(m.fontBoundingBoxDescent, m.actualBoundingBoxDescent) };
    measured.set(key, found);
  }
  return found;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The text, or as much of its beginning as fits with an ellipsis behind it: cut between letters as people see them. */
export function shortened(text: string, most: number, size: number, weight = 400): string {
  if (extent(text, size, weight).width <= most) return text;
  const letters = [...graphemes.segment(text)].map((s) => s.segment);
  const cut = (n: number) => letters.slice(0, n).join('').trimEnd() + '…';
  let fits = 1;
  let tooMany = letters.length;
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (extent(cut(middle), size, weight).width <= most) fits = middle;
    else tooMany = middle;
  }
  return cut(fits);
}

const cell = 32;
const row = 1e6;

/** What is taken already, found by where it is. */
export class Taken {
  private readonly cells = new Map<number, Box[]>();

  constructor(boxes: Iterable<Box> = []) {
    for (const b of boxes) this.add(b);
  }

  add(b: Box): void {
    for (const key of cellsOf(b)) {
      const there = this.cells.get(key);
      if (there) there.push(b);
      else this.cells.set(key, [b]);
    }
  }

  meets(b: Box): boolean {
    for (const key of cellsOf(b)) {
      if (this.cells.get(key)?.some((o) => overlap(b, o))) return true;
    }
    return false;
  }

  /** Whether anything but one of them is nearer than that. */
  near(b: Box, nearer: number, but: Box): boolean {
    for (const key of cellsOf({ x: b.x - nearer, y: b.y - nearer, w: b.w + 2 * nearer, h: b.h + 2 * nearer })) {
      if (this.cells.get(key)?.some((o) => o !== but && apart(b, o) < nearer)) return true;
    }
    return false;
  }
}

function* cellsOf(b: Box): Generator<number> {
  for (let y = Math.floor(b.y / cell); y <= Math.floor((b.y + b.h) / cell); y++) {
    for (let x = Math.floor(b.x / cell); x <= Math.floor((b.x + b.w) / cell); x++) yield x * row + y;
  }
}

export const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** How far it is from the edge of one to the edge of another. */
export const apart = (a: Box, b: Box): number =>
  Math.hypot(Math.max(0, b.x - a.x - a.w, a.x - b.x - b.w), Math.max(0, b.y - a.y - a.h, a.y - b.y - b.h));

export const holds = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w && inner.y + inner.h <= outer.y + outer.h;

/** A name that would stand beside its mark. */
export interface Wish {
  readonly id: string;
  readonly text: string;
  /** The middle of its mark, and how far the mark reaches from there. */
  readonly x: number;
  readonly y: number;
  readonly reach: number;
  /** The mark itself, one of the room's: to no other is its name nearer. */
  readonly mark?: Box;
  /** Rather than to be left out it may, with a line that leads to its own. */
  readonly led?: boolean;
  /** Who comes first where there is not room for all. */
  readonly priority: number;
  /** Comes before all others, may stand a little off, and is shortened rather than left out. It overprints nothing either. */
  readonly forced?: boolean;
  /** May stand further off yet: for the few that must be named. */
  readonly far?: boolean;
  readonly weight?: number;
}

export interface Label {
  readonly id: string;
  /** What is written, line by line, each `leading` below the one before. */
  readonly lines: readonly string[];
  readonly leading: number;
  /** Where it is written: its middle (text-anchor: middle, which no direction turns round) and its first baseline. */
  readonly x: number;
  readonly y: number;
  readonly weight: number;
  readonly box: Box;
  /** Whether it stands so far off, or so near to another's mark, that a line should lead to its own. */
  readonly far: boolean;
}

export interface Room {
  /** Where labels may stand: a box, or a rule for a label's whole box. */
  readonly inside: Box | ((label: Box) => boolean);
  readonly size: number;
  /** Among what is taken, the marks that a name could be read as another's. */
  readonly marks?: readonly Box[];
  /** What is printed over only where there is no other room as near. */
  readonly faint?: readonly Box[];
  /** The longest line. */
  readonly longest?: number;
  /** A line may be so long before it is cut, where breaking it did not make it shorter. */
  readonly widest?: number;
  /** Whether a longer name may be broken into two lines. */
  readonly twoLines?: boolean;
}

const gap = 3;
/** By how much a name had better be nearer to its own mark than to any other. */
const nearer = 8;
/** How often a few labels are placed at most, and how much earlier each time who must be named and found no room. */
const rounds = 8;
const fewWishes = 40;
const hurry = 1000;
/** Below, above, at the sides, then slid along and at the corners: which way from the mark, and how far slid by its own width. */
const sides = [
  [0, 1, 0], [0, -1, 0], [1, 0, 0], [-1, 0, 0], [0, 1, 0.3], [0, 1, -0.3], [0, -1, 0.3], [0, -1, -0.3], [1, 0.5, 0], [-1, 0.5, 0], [1, -0.5, 0], [-1, -0.5, 0],
  [0, 1, 0.15], [0, 1, -0.15], [0, -1, 0.15], [0, -1, -0.15], [0, 1, 0.5], [0, 1, -0.5], [0, -1, 0.5], [0, -1, -0.5], [1, 1, 0], [-1, 1, 0], [1, -1, 0], [-1, -1, 0],
] as const;

/**
 * Finds a place for as many labels as there is room for: none meets another, nor any box that is taken (the marks, its own
 * among them), and none is nearer to another's mark than to its own, but for who may be led. Who finds none is left out.
 */
export function placeLabels(wishes: readonly Wish[], taken: readonly Box[], room: Room): Label[] {
  // Who must be named and found no place comes earlier in the next round, and others go round them.
  const late = new Map<string, number>();
  const rank = (w: Wish) => w.priority + (late.get(w.id) ?? 0) * hurry;
  let best: Label[] = [];
  let least = Infinity;
  for (let round = 0; round < (wishes.length > fewWishes ? 1 : rounds); round++) {
    const order = [...wishes].sort((a, b) => Number(!!b.forced) - Number(!!a.forced) || rank(b) - rank(a) || (a.id < b.id ? -1 : 1));
    const placed = placeInOrder(order, taken, room);
    const there = new Set(placed.map((l) => l.id));
    const missing = order.filter((w) => w.forced && !there.has(w.id));
    if (missing.length < least) {
      least = missing.length;
      best = placed;
    }
    if (least === 0) break;
    for (const { id } of missing) late.set(id, (late.get(id) ?? 0) + 1);
  }
  return best;
}

function placeInOrder(order: readonly Wish[], boxes: readonly Box[], room: Room): Label[] {
  const { inside } = room;
  const taken = new Taken(boxes);
  const owned = new Taken(room.marks);
  const faint = new Taken(room.faint);
  const allowed = typeof inside === 'function' ? inside : (b: Box) => holds(inside, b);
  const placed: Label[] = [];
  for (const wish of order) {
    const others = (box: Box, by: number) => !!wish.mark && owned.near(box, apart(box, wish.mark) + by, wish.mark);
    const free = ({ box }: Label): boolean => allowed(box) && !taken.meets(box);
    const cost = (label: Label): number =>
      !free(label) || others(label.box, 0) ? Infinity : (others(label.box, nearer) ? 2 : 0) + (faint.meets(label.box) ? 1 : 0);
    const label = first(tries(wish, room), cost) ?? (wish.led ? first(tries(wish, room), (l) => (free(l) ? 0 : Infinity)) : undefined);
    if (!label) continue;
    taken.add(label.box);
    placed.push({ ...label, far: label.far || (!!wish.mark && others(label.box, 0)) });
  }
  return placed;
}

function first(tried: Iterable<Iterable<Label>>, cost: (label: Label) => number): Label | undefined {
  for (const alike of tried) {
    const label = cheapest(alike, cost);
    if (label) return label;
  }
  return undefined;
}

/** The first that costs nothing, else the first of those that cost least; undefined: none can be had. */
function cheapest(labels: Iterable<Label>, cost: (label: Label) => number): Label | undefined {
  let best: Label | undefined;
  let least = Infinity;
  for (const label of labels) {
    const its = cost(label);
    if (its < least) [best, least] = [label, its];
    if (least === 0) break;
  }
  return best;
}

/** The places for a label, from the nearest: those that are as good as each other together. */
function* tries(wish: Wish, room: Room): Generator<Iterable<Label>> {
  const step = room.size * 1.4;
  const steps = wish.far ? [0, 1, 2, 3.5, 5] : wish.forced ? [0, 1] : [0];
  // Less than half of a name is better than none, though not better than one that stands off.
  const shares = !wish.forced ? [[1]] : wish.far ? [[1, 0.6], [0.4]] : [[1, 0.6]];
  for (const some of shares) {
    for (const off of steps.map((n) => n * step)) {
      for (const share of some) {
        const name = written(wish, room, share);
        yield around(wish, name, off);
        if (wish.forced && name.lines.length > 1) yield around(wish, written(wish, { ...room, twoLines: false }, share), off);
      }
    }
  }
}

interface Written {
  readonly lines: readonly string[];
  readonly leading: number;
  readonly w: number;
  readonly h: number;
  readonly up: number;
}

/** A name in one line, or in two where it is long and that may be. */
function written({ text, weight = 400 }: Wish, { size, longest = 160, widest = longest, twoLines }: Room, share: number): Written {
  const most = longest * share;
  const lines = (twoLines && broken(text, most, size, weight)) || [text];
  const short = lines.map((line) => shortened(line, widest * share, size, weight));
  const extents = short.map((line) => extent(line, size, weight));
  const up = Math.max(...extents.map((e) => e.up));
  const leading = up + Math.max(...extents.map((e) => e.down));
  return { lines: short, leading, up, w: Math.max(...extents.map((e) => e.width)) + 2, h: leading * short.length };
}

/** The text in two lines that are as alike as its words allow; undefined: it fits in one, or has one word. */
export function broken(text: string, most: number, size: number, weight: number): [string, string] | undefined {
  if (extent(text, size, weight).width <= most) return undefined;
  let best: [string, string] | undefined;
  let longer = Infinity;
  for (let i = text.indexOf(' '); i > 0; i = text.indexOf(' ', i + 1)) {
    const lines: [string, string] = [text.slice(0, i), text.slice(i + 1)];
    const width = Math.max(extent(lines[0], size, weight).width, extent(lines[1], size, weight).width);
    if (width < longer) {
      longer = width;
      best = lines;
    }
  }
  return best;
}

function* around(wish: Wish, { lines, leading, w, h, up }: Written, off: number): Generator<Label> {
  const reach = wish.reach + gap + off;
  for (const [dx, dy, slide] of sides) {
    const x = wish.x + dx * (reach + w / 2) + slide * w;
    const box = { x: x - w / 2, y: wish.y + dy * (reach + h / 2) - h / 2, w, h };
    yield { id: wish.id, lines, leading, x, y: box.y + up, weight: wish.weight ?? 400, box, far: off > 0 };
  }
}

/** Writes a label into an svg's group: of the class that is given, with its own language. */
export function write(label: Label, into: Element, name: string, size: number, language?: string | null): SVGTextElement {
  const svg = into.namespaceURI!;
  const text = document.createElementNS(svg, 'text') as SVGTextElement;
  text.setAttribute('class', name);
  text.setAttribute('font-size', String(size));
  text.setAttribute('transform', `translate(${label.x} ${label.y})`);
  if (language) text.setAttribute('lang', language);
  label.lines.forEach((line, i) => {
    const span = document.createElementNS(svg, 'tspan');
    span.setAttribute('x', '0');
    span.setAttribute('y', String(i * label.leading));
    span.textContent = line;
    text.append(span);
  });
  into.append(text);
  return text;
}
