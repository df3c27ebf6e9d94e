// Names with their marks in rows: how much room each takes, and how many fit where. What is drawn of an issue stands on it.
// Everything is reckoned from left to right; where the page runs the other way, the whole drawing is mirrored at the end.
import type { ActorKind, Support } from './gql/graphql';
import { type Box, broken, extent, shortened } from './labels';

/** Somebody to be placed. */
export interface Item {
  readonly id: string;
  readonly name: string;
  readonly nameLanguage?: string | null;
  readonly kind: ActorKind;
  readonly support: Support;
  readonly influence: number | null;
  readonly disagreed: boolean;
}

/** Somebody placed: the mark, then the name, then a sign where assessors disagree. */
export interface Chip {
  readonly item: Item;
  /** The name, in more than one line only where it would be cut in one. */
  readonly lines: readonly string[];
  /** The room of all of it. */
  readonly box: Box;
}

/** Where chips stand together, and what that says. */
export interface Region {
  readonly key: string;
  readonly support: Support;
  /** Where a place says how much one can sway, too. */
  readonly influence?: number;
  readonly path: string;
  readonly title: string;
  /** The title's middle and baseline, or where it begins; below each other where it takes several lines. */
  readonly titleAt?: { readonly x: number; readonly y: number; readonly begins?: boolean; readonly lines?: readonly string[] };
  readonly holds: (x: number, y: number) => boolean;
  /** How many more there are than stand here, and where that is written. */
  readonly more?: { readonly count: number; readonly box: Box };
}

/** Words of the picture's own: an axis, a scale. x is the text's middle. */
export interface Remark {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly strong?: boolean;
  readonly turned?: boolean;
}

export interface Layout {
  /** Whether the paths are still to be turned round: their numbers are those of a page from left to right. */
  readonly turned?: boolean;
  readonly width: number;
  readonly height: number;
  readonly regions: readonly Region[];
  readonly chips: readonly Chip[];
  readonly remarks: readonly Remark[];
}

/** How large things are: 1 for a reader who left the letters at 16 px. */
export interface Measures {
  readonly scale: number;
  readonly moreText: (count: number) => string;
}

export const letter = 13;
export const rowHeight = 26;
const markRoom = 24;
const signRoom = 20;
const edge = 4;

/** How far a mark reaches from its middle: the more influence, the larger; smallest where nobody knows. */
export const reach = (influence: number | null): number => (influence === null ? 4 : 4.5 + influence);

/** How high a line of a title is, and of a name in two lines. */
export const titleLine = 20;
export const nameLine = 18;

/** A title in as many lines as it takes to be no wider than `most`. */
function titleLines(title: string, most: number, scale: number): string[] {
  const lines: string[] = [];
  for (const word of title.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && extent(longer, letter * scale, 700).width <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** What stands in a chip beside its name. */
const aroundName = (item: Item, scale: number): number => (markRoom + edge + (item.disagreed ? signRoom : 0)) * scale;

/** A name cut so that its chip is no wider than `most`, and how wide the chip is then. */
function chipText(item: Item, most: number, scale: number): { text: string; width: number } {
  const around = aroundName(item, scale);
  const text = shortened(item.name, most - around, letter * scale);
  return { text, width: Math.ceil(extent(text, letter * scale).width + around) };
}

/** Where the parts of a chip stand in its box; of each line of its name the middle. */
export function partsOf({ box, lines }: Chip, scale: number, rtl: boolean): { mark: number; lines: readonly number[]; sign: number; middle: number } {
  const from = (n: number) => (rtl ? box.x + box.w - n : box.x + n);
  const begin = markRoom * scale;
  return { mark: from((markRoom / 2) * scale), lines: lines.map((line) => from(begin + extent(line, letter * scale).width / 2)), sign: from(box.w - (edge + 7.5) * scale), middle: box.y + box.h / 2 };
}

export interface Flowed {
  readonly chips: readonly Chip[];
  /** How high all rows are. */
  readonly height: number;
  readonly more?: { readonly count: number; readonly box: Box };
}

interface FlowRoom {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  /** At most so many. */
  readonly rows: number;
  /** A name that is wider shares its row with others, as far as they leave it room. */
  readonly widest: number;
  /** Whether a name that has its row for itself may take two lines rather than be cut. */
  readonly twoLines?: boolean;
}

/** Rows from a corner on, each filled before the next, the last ending in "+7 more" where some are left. `count`: how many there are, of whom the first are known. */
export function flow(items: readonly Item[], count: number, room: FlowRoom, measures: Measures): Flowed {
  const { scale } = measures;
  const gap = 6 * scale;
  const { rows, left } = rowsOf(items, count, room, measures);
  const chips: Chip[] = [];
  let { y } = room;
  let more: Flowed['more'];
  for (const [i, row] of rows.entries()) {
    const last = left > 0 && i === rows.length - 1;
    const kept = last ? moreWidth(left, measures) : 0;
    const free = room.w - gap * (row.length - 1) - (last && row.length > 0 ? gap + kept : 0);
    let x = room.x;
    let height = rowHeight * scale;
    for (const [at, sized] of grown(row, free, scale, room.w).entries()) {
      const chip = inLines(row[at]!, sized, row.length === 1 && !!room.twoLines && free, scale);
      height = Math.max(height, chip.h);
      chips.push({ item: row[at]!, lines: chip.lines, box: { x, y, w: chip.w, h: chip.h } });
      x += chip.w + gap;
    }
    if (last) more = { count: left, box: { x, y, w: kept, h: rowHeight * scale } };
    y += height + 2 * scale;
  }
  return { chips, height: y - room.y, ...(more ? { more } : {}) };
}

const moreWidth = (left: number, { scale, moreText }: Measures): number => Math.ceil(extent(moreText(left), letter * scale, 600).width + 16 * scale);

/** Who stands in which row, and how many find no place in any. */
function rowsOf(items: readonly Item[], count: number, { w, rows: most, widest }: FlowRoom, measures: Measures): { rows: Item[][]; left: number } {
  const gap = 6 * measures.scale;
  const rows: Item[][] = [];
  let x = 0;
  for (const [i, item] of items.entries()) {
    const left = count - i;
    // The last row keeps room for what says how many are left.
    const kept = () => (rows.length === most && left > 1 ? gap + moreWidth(left - 1, measures) : 0);
    const width = () => chipText(item, Math.min(widest, w - kept()), measures.scale).width;
    if (rows.length === 0 || x + width() + kept() > w) {
      if (rows.length > 0 && rows.length === most) return { rows, left };
      rows.push([]);
      x = 0;
      // Where the row is too narrow for a name beside the count, the count has it alone.
      if (kept() > 0 && width() + kept() > w + 0.01) return { rows, left };
    }
    rows.at(-1)!.push(item);
    x += width() + gap;
  }
  const left = count - items.length;
  if (left > 0 && (rows.length === 0 || (x > 0 && x + moreWidth(left, measures) > w))) rows.push([]);
  return { rows, left };
}

/** A chip in two lines where its name has been cut and two lines cut less; most: how wide it may be, false: one line it stays. */
function inLines(item: Item, { text, width }: { text: string; width: number }, most: number | false, scale: number): { lines: readonly string[]; w: number; h: number } {
  const around = aroundName(item, scale);
  const two = most !== false && text !== item.name && broken(item.name, most - around, letter * scale, 400);
  if (!two) return { lines: [text], w: width, h: rowHeight * scale };
  const lines = two.map((line) => shortened(line, most - around, letter * scale));
  return { lines, w: Math.ceil(Math.max(...lines.map((line) => extent(line, letter * scale).width)) + around), h: (rowHeight + nameLine) * scale };
}

/**
 * Rows spread over a shape: `span` says how far a row reaches whose whole height lies between two heights; null: nowhere.
 * Everybody is in, with as little as can be cut from the names, and as airy as that allows; undefined where they do not fit.
 */
export function spread(items: readonly Item[], top: number, bottom: number, span: (y1: number, y2: number) => readonly [number, number] | null, scale: number): Chip[] | undefined {
  let best: Chip[] | undefined = items.length === 0 ? [] : undefined;
  let least = Infinity;
  for (const widest of items.length === 0 ? [] : [200, 160, 128, 96]) {
    for (const pitch of [46, 40, 34, 30, rowHeight + 2]) {
      for (const share of [0.35, 0.5, 0.65, 0.8, 1]) {
        const chips = fill(items, widest * scale, pitch * scale, share, { top, bottom, span, scale });
        if (!chips) continue;
        const cost = chips.reduce((sum, c) => sum + chipText(c.item, longest * scale, scale).width - c.box.w, 0) / scale + (46 - pitch) * items.length * closeness;
        if (cost < least) [best, least] = [chips, cost];
      }
    }
  }
  return best;
}

/** No name in a wedge is wider than this. */
const longest = 240;
/** How much of a name, in px, is cut rather than a row be moved nearer to the next by one. */
const closeness = 0.4;

interface Shape {
  readonly top: number;
  readonly bottom: number;
  readonly span: (y1: number, y2: number) => readonly [number, number] | null;
  readonly scale: number;
}

function fill(items: readonly Item[], widest: number, pitch: number, share: number, { top, bottom, span, scale }: Shape): Chip[] | undefined {
  const gap = 8 * scale;
  const height = rowHeight * scale;
  const sized = items.map((item) => ({ item, ...chipText(item, widest, scale) }));
  const out: Chip[] = [];
  let next = 0;
  for (let y = top; y + height <= bottom && next < sized.length; y += pitch) {
    const reached = span(y, y + height);
    if (!reached) continue;
    const [from, to] = reached;
    const row: typeof sized = [];
    let used = gap;
    while (next < sized.length) {
      const wanted = used + sized[next]!.width + gap;
      if (wanted > (row.length === 0 ? to - from : (to - from) * share)) break;
      used = wanted;
      row.push(sized[next++]!);
    }
    const room = to - from - gap * (row.length + 1);
    const whole = grown(row.map((c) => c.item), room, scale);
    const space = (to - from - whole.reduce((sum, c) => sum + c.width, 0)) / (row.length + 1);
    let x = from;
    for (const [i, { text, width }] of whole.entries()) {
      x += space;
      out.push({ item: row[i]!.item, lines: [text], box: { x, y, w: width, h: height } });
      x += width;
    }
  }
  return next === sized.length ? out : undefined;
}

/** The chips of a row with as much of their names as the row has room for: only the longest are cut. */
function grown(items: readonly Item[], room: number, scale: number, whole = longest * scale): { text: string; width: number }[] {
  const natural = items.map((item) => chipText(item, whole, scale).width);
  let most = whole;
  let left = room;
  const ascending = [...natural].sort((a, b) => a - b);
  for (const [i, width] of ascending.entries()) {
    most = left / (ascending.length - i);
    if (width > most) break;
    left -= width;
    most = whole;
  }
  return items.map((item) => chipText(item, most, scale));
}

/** A region as wide as the drawing, as high as it needs to be: its title, then rows of names, at most so many. */
export function bandRegion(region: Pick<Region, 'key' | 'support' | 'influence' | 'title'>, items: readonly Item[], count: number, room: { y: number; width: number; rows: number }, measures: Measures): { region: Region; chips: readonly Chip[]; bottom: number } {
  const { scale } = measures;
  const { y, width, rows } = room;
  const lines = titleLines(region.title, width - 28 * scale, scale);
  const head = (lines.length * titleLine + 10) * scale;
  const flowed = flow(items, count, { x: 8 * scale, y: y + head, w: width - 16 * scale, rows, widest: width < 600 * scale ? width : 220 * scale }, measures);
  const box = { x: 1, y, w: width - 2, h: head + Math.max(flowed.height, 8 * scale) + 8 * scale };
  return {
    region: { ...region, path: rectangle(box.x, box.y, box.w, box.h), holds: within(box), titleAt: { x: 14 * scale, y: y + titleLine * scale, begins: true, lines }, ...(flowed.more ? { more: flowed.more } : {}) },
    chips: flowed.chips,
    bottom: y + box.h,
  };
}

/** A rectangle with round corners, as a path. */
export function rectangle(x: number, y: number, w: number, h: number, r = 8): string {
  return `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${-(w - 2 * r)}a${r} ${r} 0 0 1 ${-r} ${-r}v${-(h - 2 * r)}a${r} ${r} 0 0 1 ${r} ${-r}z`;
}

export const within = (b: Box) => (x: number, y: number): boolean => x >= b.x && x <= b.x + b.w && y >= b.y && y <= b.y + b.h;

/** The whole drawing turned round a vertical line, for a page that runs from right to left; texts stay as they are. */
export function mirrored(layout: Layout): Layout {
  const { width } = layout;
  const box = (b: Box): Box => ({ ...b, x: width - b.x - b.w });
  return {
    ...layout,
    turned: true,
    chips: layout.chips.map((c) => ({ ...c, box: box(c.box) })),
    remarks: layout.remarks.map((r) => ({ ...r, x: width - r.x })),
    regions: layout.regions.map((r) => ({
      ...r,
      ...(r.titleAt ? { titleAt: { ...r.titleAt, x: width - r.titleAt.x } } : {}),
      ...(r.more ? { more: { ...r.more, box: box(r.more.box) } } : {}),
      holds: (x, y) => r.holds(width - x, y),
    })),
  };
}
