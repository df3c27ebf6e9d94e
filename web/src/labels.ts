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

/** What is taken already, found by where it is. */
export class Taken {
  private readonly cells = new Map<string, Box[]>();

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
}

function* cellsOf(b: Box): Generator<string> {
  for (let y = Math.floor(b.y / cell); y <= Math.floor((b.y + b.h) / cell); y++) {
    for (let x = Math.floor(b.x / cell); x <= Math.floor((b.x + b.w) / cell); x++) yield `${x} ${y}`;
  }
}

export const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

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
  /** Who comes first where there is not room for all. */
  readonly priority: number;
  /** Comes before all others, may stand further off, and is shortened rather than left out. It overprints nothing either. */
  readonly forced?: boolean;
  readonly weight?: number;
}

export interface Label {
  readonly id: string;
  readonly text: string;
  /** Where it is written: its middle (text-anchor: middle, which no direction turns round) and its baseline. */
  readonly x: number;
  readonly y: number;
  readonly weight: number;
  readonly box: Box;
  /** Whether it stands so far off that a line should lead to its mark. */
  readonly far: boolean;
}

export interface Room {
  /** Where labels may stand: a box, or a rule for a label's whole box. */
  readonly inside: Box | ((label: Box) => boolean);
  readonly size: number;
  /** The longest label. */
  readonly longest?: number;
}

const gap = 3;
/** Below, above, at the sides: then at the corners, for who must have a place. */
const sides = [[0, 1], [0, -1], [1, 0], [-1, 0], [1, 1], [-1, 1], [1, -1], [-1, -1]] as const;

/**
 * Finds a place for as many labels as there is room for: none meets another, nor any box that is
 * taken (the marks, its own among them). Who finds none is left out.
 */
export function placeLabels(wishes: readonly Wish[], marks: Iterable<Box>, { inside, size, longest = 160 }: Room): Label[] {
  const taken = new Taken(marks);
  const allowed = typeof inside === 'function' ? inside : (b: Box) => holds(inside, b);
  const placed: Label[] = [];
  const order = [...wishes].sort((a, b) => Number(!!b.forced) - Number(!!a.forced) || b.priority - a.priority || (a.id < b.id ? -1 : 1));
  for (const wish of order) {
    for (const label of tries(wish, size, longest)) {
      if (!allowed(label.box) || taken.meets(label.box)) continue;
      taken.add(label.box);
      placed.push(label);
      break;
    }
  }
  return placed;
}

function* tries(wish: Wish, size: number, longest: number): Generator<Label> {
  const weight = wish.weight ?? 400;
  const line = size * 1.4;
  for (const most of wish.forced ? [longest, longest * 0.6, longest * 0.35] : [longest]) {
    const text = shortened(wish.text, most, size, weight);
    const { width, up, down } = extent(text, size, weight);
    const w = width + 2;
    const h = up + down;
    for (const off of wish.forced ? [0, line, 2 * line, 3.5 * line, 5 * line] : [0]) {
      const reach = wish.reach + gap + off;
      for (const [dx, dy] of wish.forced ? sides : sides.slice(0, 4)) {
        const x = wish.x + dx * (reach + w / 2);
        const middle = wish.y + dy * (reach + h / 2);
        const box = { x: x - w / 2, y: middle - h / 2, w, h };
        yield { id: wish.id, text, x, y: box.y + up, weight, box, far: off > 0 };
      }
    }
  }
}
