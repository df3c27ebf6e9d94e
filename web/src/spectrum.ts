// The spectrum of allies as a drawing: a half circle of five wedges while everybody fits in, columns above that, bands where
// there is little width. Those of whom nobody knows where they stand are apart from all of it.
import { type Chip, type Item, type Layout, type Measures, type Region, bandRegion, flow, letter, mirrored, rectangle, rowHeight, spread, within } from './chips';
import type { Support } from './gql/graphql';
import { extent } from './labels';

/** Those of one band: how many, and the first of them, the most influential first. */
export interface Band {
  readonly support: Support;
  /** Its name with its count. */
  readonly title: string;
  readonly count: number;
  readonly items: readonly Item[];
}

export interface Stage extends Measures {
  readonly width: number;
  /** How high it should be; more only where there is no way to say it in less. */
  readonly height: number;
  readonly rtl: boolean;
}

export type Form = 'wedges' | 'columns' | 'bands';

/** Above this many the half circle is too full to read. */
const mostInWedges = 40;
/** Narrower than this neither a half circle nor columns hold names. */
const narrow = 860;
/** Lower than this a half circle cuts most names short. */
const lowestHalf = 520;
/** Rows of a band: whoever reads bands scrolls. */
const mostInBand = 20;

export function drawSpectrum(bands: readonly Band[], stage: Stage): { form: Form; layout: Layout } {
  const placed = bands.filter((b) => b.support !== 'UNKNOWN');
  const unknown = bands.filter((b) => b.support === 'UNKNOWN');
  const form: Form = stage.width < narrow * stage.scale ? 'bands' : 'columns';
  const whole = placed.reduce((sum, b) => sum + b.count, 0) <= mostInWedges && placed.every((b) => b.items.length === b.count);
  const apart = (top: number) => stacked(unknown, stage, top, form === 'bands' ? mostInBand : 2);
  const gap = 8 * stage.scale;
  const room = { ...stage, height: stage.height - apart(0).height - gap };
  const half = form === 'columns' && whole ? wedges(placed, room) : undefined;
  const upper = half ?? (form === 'bands' ? stacked(placed, stage, 0, mostInBand) : columns(placed, room));
  const lower = apart(upper.height + gap);
  const layout = { width: stage.width, height: lower.height, regions: [...upper.regions, ...lower.regions], chips: [...upper.chips, ...lower.chips], remarks: [] };
  return { form: half ? 'wedges' : form, layout: stage.rtl ? mirrored(layout) : layout };
}

type Part = Pick<Layout, 'height' | 'regions' | 'chips'>;

/** Bands one below the other, as high as they need to be. */
function stacked(bands: readonly Band[], stage: Stage, top: number, rows: number): Part {
  const { scale, width } = stage;
  const regions: Region[] = [];
  const chips: Chip[] = [];
  let y = top;
  for (const { support, title, items, count } of bands) {
    const band = bandRegion({ key: support, support, title }, items, count, { y, width, rows }, stage);
    regions.push(band.region);
    chips.push(...band.chips);
    y = band.bottom + 6 * scale;
  }
  return { height: y, regions, chips };
}

/** Columns beside each other. */
function columns(bands: readonly Band[], stage: Stage): Part {
  const { scale, width, height } = stage;
  const regions: Region[] = [];
  const chips: Chip[] = [];
  const each = width / bands.length;
  const head = 36 * scale;
  const rows = Math.max(6, Math.floor((height - head) / ((rowHeight + 2) * scale)));
  const h = head + rows * (rowHeight + 2) * scale + 6 * scale;
  for (const [i, band] of bands.entries()) {
    const x = i * each;
    const flowed = flow(band.items, band.count, { x: x + 8 * scale, y: head, w: each - 16 * scale, rows, widest: each >= 300 * scale ? each / 2 - 12 * scale : each }, stage);
    const box = { x: x + 2, y: 1, w: each - 4, h: h - 2 };
    regions.push({
      key: band.support, support: band.support, title: band.title, path: rectangle(box.x, box.y, box.w, box.h), holds: within(box),
      titleAt: { x: x + each / 2, y: 23 * scale }, ...(flowed.more ? { more: flowed.more } : {}),
    });
    chips.push(...flowed.chips);
  }
  return { height: h, regions, chips };
}

/** How a wedge is bounded: angles from the right-hand end of the base, over an ellipse. */
interface Wedge {
  readonly low: number;
  readonly high: number;
}

/** The half circle; undefined where not everybody's name finds room in its wedge. */
function wedges(bands: readonly Band[], { scale, width, height: wanted }: Stage): Part | undefined {
  const height = Math.max(Math.min(wanted, width * 0.6), lowestHalf * scale);
  const above = 34 * scale;
  const widest = Math.max(...bands.map((b) => extent(b.title, letter * scale, 700).width));
  const high = height - above;
  // The lowest titles stand beside the middle of their wedges, 18 degrees up.
  const wide = Math.min((width / 2 - widest - 16 * scale) / Math.cos(Math.PI / 10), high * 1.7);
  const stretch = wide / high;
  const cx = width / 2;
  const base = height;
  const hole = high * 0.16;
  const at = (angle: number, r: number): [number, number] => [cx + Math.cos(angle) * r * stretch, base - Math.sin(angle) * r];
  const regions: Region[] = [];
  const chips: Chip[] = [];
  for (const [i, band] of bands.entries()) {
    const wedge = { high: Math.PI - (i * Math.PI) / bands.length, low: Math.PI - ((i + 1) * Math.PI) / bands.length };
    const inside = spread(band.items, above + 4 * scale, base - 3 * scale, spanOf(wedge, { cx, base, high, hole, stretch, margin: 5 * scale }), scale);
    if (!inside) return undefined;
    chips.push(...inside);
    regions.push({ key: band.support, support: band.support, title: band.title, path: outline(wedge, at, high, hole, stretch), titleAt: titleOf(wedge, at(middle(wedge), high + 12 * scale), band.title, { width, scale }), holds: holding(wedge, { cx, base, high, hole, stretch }) });
  }
  return { height, regions, chips };
}

const middle = ({ low, high }: Wedge): number => (low + high) / 2;

function outline({ low, high }: Wedge, at: (angle: number, r: number) => [number, number], outer: number, inner: number, stretch: number): string {
  const n = (p: [number, number]) => p.map((v) => v.toFixed(1)).join(' ');
  return `M${n(at(high, outer))}A${outer * stretch} ${outer} 0 0 1 ${n(at(low, outer))}L${n(at(low, inner))}A${inner * stretch} ${inner} 0 0 0 ${n(at(high, inner))}Z`;
}

/** Outside its wedge, wholly within the drawing. */
function titleOf(wedge: Wedge, [x, y]: [number, number], title: string, { width, scale }: { width: number; scale: number }): { x: number; y: number } {
  const half = extent(title, letter * scale, 700).width / 2;
  const lean = Math.cos(middle(wedge));
  const upright = Math.abs(lean) < 0.3;
  return { x: Math.min(Math.max(x + (upright ? 0 : Math.sign(lean) * half), half + 2), width - half - 2), y: y - (upright ? 2 : 0) };
}

interface Half {
  readonly cx: number;
  readonly base: number;
  readonly high: number;
  readonly hole: number;
  readonly stretch: number;
}

function holding({ low, high }: Wedge, half: Half): (x: number, y: number) => boolean {
  return (x, y) => {
    const across = (x - half.cx) / half.stretch;
    const up = half.base - y;
    const angle = Math.atan2(up, across);
    const r = Math.hypot(across, up);
    return up >= 0 && angle >= low && angle <= high && r <= half.high && r >= half.hole;
  };
}

/** How far a row between two heights reaches inside the wedge: both its edges must, and the wedge bulges nowhere inwards but at the hole. */
function spanOf({ low, high }: Wedge, { cx, base, high: outer, hole, stretch, margin }: Half & { margin: number }): (y1: number, y2: number) => readonly [number, number] | null {
  const cut = (y: number): readonly [number, number] | null => {
    const up = base - y;
    if (up < 0 || up >= outer) return null;
    const rim = Math.sqrt(outer * outer - up * up);
    const line = (angle: number) => (Math.abs(Math.sin(angle)) < 1e-9 ? Math.sign(Math.cos(angle)) * Infinity : up / Math.tan(angle));
    return [Math.max(-rim, line(high)), Math.min(rim, line(low))];
  };
  return (y1, y2) => {
    const [upper, lower] = [cut(y1), cut(y2)];
    if (!upper || !lower) return null;
    let from = Math.max(upper[0], lower[0]);
    let to = Math.min(upper[1], lower[1]);
    const above = base - y2; // the row's lower edge is the nearest to the hole
    if (above < hole) {
      const bulge = Math.sqrt(hole * hole - above * above);
      if (middle({ low, high }) > Math.PI / 2) to = Math.min(to, -bulge);
      else from = Math.max(from, bulge);
    }
    const [left, right] = [cx + from * stretch + margin, cx + to * stretch - margin];
    return right > left ? [left, right] : null;
  };
}
