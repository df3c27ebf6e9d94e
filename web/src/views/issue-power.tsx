// The power grid of an issue: who is for it and against it, and how much each can sway it. Effort is best spent high up, and
// near the middle.
import { useMemo } from 'preact/hooks';
import type { StandFragment } from '../gql/graphql';
import { language, number, t } from '../i18n';
import { cellKey, drawPower, unknownKey } from '../power';
import { inBand } from '../standing';
import { influences, supports } from '../words';
import { type Drawing, StandView, itemOf } from './stand-view';

const columns = supports.filter((s) => s !== 'UNKNOWN');
const isPlaced = (s: StandFragment): boolean => s.support !== 'UNKNOWN' && s.influence !== null;

const power = (): Drawing => ({
  view: 'power',
  label: t('power.label'),
  sways: true,
  draw: ({ stands, unplaced }, stage) =>
    drawPower(stands.filter(isPlaced).map(itemOf), stands.filter((s) => !isPlaced(s)).map(itemOf), unplaced, columns, {
      cell: (support, influence, count) => t('power.cell', { support: t(`supports.${support}`), influence, count }),
      support: (support) => t(`supports.${support}`),
      influence: (influence) => t('influence.short', { influence, word: t(`influence.${influence as 0}`) }),
      unknown: (count) => t('power.unknown', { count }),
      sway: t('standing.influence'),
    }, stage),
  groups: ({ stands, unplaced }) => [
    ...[...influences].reverse().flatMap((influence) => {
      const level = stands.filter((s) => isPlaced(s) && s.influence === influence);
      return columns.map((support) => {
        const here = inBand(level, support);
        return { key: cellKey(support, influence), title: t('power.cell', { support: t(`supports.${support}`), influence, count: here.length }), stands: here };
      });
    }),
    { key: unknownKey, title: t('power.unknown', { count: unplaced }), count: unplaced, stands: stands.filter((s) => !isPlaced(s)) },
  ],
  note: ({ cut }) => cut && t('power.cut', { shown: number(cut.shown), count: number(cut.count), influence: cut.influence }),
  saidAt: ({ support, influence }) => (influence === undefined ? { support } : { support, influence }),
});

export default function IssuePower() {
  return <StandView of={useMemo(power, [language.value])} />;
}
