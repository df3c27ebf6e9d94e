// The power grid as a drawing: support across, influence up. Everybody stands in a cell of the two, so that no name meets
// another; a row is as high as its fullest cell needs. Where there is little width, the cells that hold somebody stand
// below each other. Those without a place on both are apart.
import { type Chip, type Flowed, type Item, type Layout, type Region, type Remark, bandRegion, flow, letter, mirrored, rowHeight, within } from './chips';
import type { Support } from './gql/graphql';
import { extent } from './labels';
import type { Stage } from './spectrum';

interface GridWords {
  /** What a cell is called where it stands alone. */
  readonly cell: (support: Support, influence: number, count: number) => string;
  readonly support: (support: Support) => string;
  readonly influence: (influence: number) => string;
  readonly unknown: (count: number) => string;
  readonly sway: string;
}

interface Cell {
  readonly support: Support;
  readonly influence: number;
  readonly items: readonly Item[];
}

const levels = [5, 4, 3, 2, 1, 0] as const;
const narrow = 760;
const cellRows = { wide: 4, narrow: 20 };
export const unknownKey = 'UNKNOWN';
export const cellKey = (support: Support, influence: number): string => `${support}-${influence}`;

/** known: those of whom both are known; unknown: the others, of whom there are `unknownCount`. */
export function drawPower(known: readonly Item[], unknown: readonly Item[], unknownCount: number, columns: readonly Support[], words: GridWords, stage: Stage): Layout {
  const cells = levels.flatMap((influence) => columns.map((support) => ({ support, influence, items: known.filter((i) => i.support === support && i.influence === influence) })));
  const stacked = stage.width < narrow * stage.scale;
  const gap = 10 * stage.scale;
  const apartAt = (y: number) =>
    bandRegion({ key: unknownKey, support: 'UNKNOWN', title: words.unknown(unknownCount) }, unknown, unknownCount, { y, width: stage.width, rows: stacked ? cellRows.narrow : cellRows.wide }, stage);
  const upper = stacked ? below(cells, words, stage) : grid(cells, columns, words, { ...stage, height: stage.height - apartAt(0).bottom - gap });
  const apart = apartAt(upper.height + gap);
  const layout = { width: stage.width, height: apart.bottom + 2, regions: [...upper.regions, apart.region], chips: [...upper.chips, ...apart.chips], remarks: upper.remarks };
  return stage.rtl ? mirrored(layout) : layout;
}

type Part = Pick<Layout, 'height' | 'regions' | 'chips' | 'remarks'>;

function grid(cells: readonly Cell[], columns: readonly Support[], words: GridWords, stage: Stage): Part {
  const { scale, width } = stage;
  const names = Math.max(...levels.map((n) => extent(words.influence(n), letter * scale).width));
  const left = names + 44 * scale;
  const each = (width - left) / columns.length;
  const foot = 28 * scale;
  const room = stage.height - foot;
  const needs = levels.map((level) => needOf(cells.filter((c) => c.influence === level), each, false, stage));
  // Names in two lines as far as there is room, from the top on; those who decide whatever the room.
  const twoLines = levels.map((level, at) => {
    const [before, whole] = [needs[at]!, needOf(cells.filter((c) => c.influence === level), each, true, stage)];
    needs[at] = whole;
    if (at === 0 || sum(needs) <= room) return true;
    needs[at] = before;
    return false;
  });
  const heights = evened(needs, room);
  const regions: Region[] = [];
  const chips: Chip[] = [];
  const remarks: Remark[] = [];
  let y = 0;
  for (const [at, influence] of levels.entries()) {
    const h = heights[at]!;
    for (const [i, cell] of cells.filter((c) => c.influence === influence).entries()) {
      const flowed = flowCell(cell, left + i * each, y, each, twoLines[at]!, stage);
      regions.push(cellRegion(cell, { x: left + i * each, y, w: each, h }, words, flowed));
      chips.push(...flowed.chips);
    }
    remarks.push({ text: words.influence(influence), x: left - 10 * scale - extent(words.influence(influence), letter * scale).width / 2, y: y + h / 2 + 4.5 * scale });
    y += h;
  }
  remarks.push({ text: words.sway, x: 15 * scale, y: y / 2, strong: true, turned: true });
  for (const [i, support] of columns.entries()) remarks.push({ text: words.support(support), x: left + (i + 0.5) * each, y: y + 20 * scale, strong: true });
  return { height: y + foot, regions, chips, remarks };
}

const flowCell = ({ items }: Cell, x: number, y: number, each: number, twoLines: boolean, stage: Stage): Flowed =>
  flow(items, items.length, { x: x + 8 * stage.scale, y: y + 6 * stage.scale, w: each - 16 * stage.scale, rows: cellRows.wide, widest: each, twoLines }, stage);

/** How high a row of cells must be: as its fullest one, and never too low to drop somebody there. */
const needOf = (row: readonly Cell[], each: number, twoLines: boolean, stage: Stage): number =>
  Math.max(1.6 * (rowHeight + 2), ...row.map((c) => flowCell(c, 0, 0, each, twoLines, stage).height / stage.scale + 12)) * stage.scale;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

/** Rows of these needs in a height: as alike as they can be; higher than it only where they need to be. */
function evened(needs: readonly number[], height: number): number[] {
  let share = 0;
  let left = height;
  for (const [i, need] of [...needs].sort((a, b) => b - a).entries()) {
    share = left / (needs.length - i);
    if (need <= share) break;
    left -= need;
  }
  return needs.map((need) => Math.max(need, share));
}

function cellRegion({ support, influence, items }: Cell, box: { x: number; y: number; w: number; h: number }, words: GridWords, flowed: Flowed): Region {
  return {
    key: cellKey(support, influence), support, influence, title: words.cell(support, influence, items.length), path: `M${box.x} ${box.y}h${box.w}v${box.h}h${-box.w}z`, holds: within(box),
    ...(flowed.more ? { more: flowed.more } : {}),
  };
}

function below(cells: readonly Cell[], words: GridWords, stage: Stage): Part {
  const { scale, width } = stage;
  const regions: Region[] = [];
  const chips: Chip[] = [];
  let y = 0;
  for (const { support, influence, items } of cells) {
    if (items.length === 0) continue;
    const band = bandRegion({ key: cellKey(support, influence), support, influence, title: words.cell(support, influence, items.length) }, items, items.length, { y, width, rows: cellRows.narrow }, stage);
    regions.push(band.region);
    chips.push(...band.chips);
    y = band.bottom + 6 * scale;
  }
  return { height: y, regions, chips, remarks: [] };
}
