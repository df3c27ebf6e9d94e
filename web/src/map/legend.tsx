// What the marks and lines of a map mean, as far as they are on it.
import { number, t } from '../i18n';
import type { LegendEntry } from '../show';
import { Shape } from '../ui';
import { kinds } from '../words';
import type { Drawn } from './graph';
import { families, familyOf } from './links';

export function legendOf(graph: Drawn): LegendEntry[] {
  const there = new Set<string>([...graph.actors.map((a) => a.kind), ...graph.ties.map((l) => familyOf[l.type])]);
  const entries: LegendEntry[] = kinds.filter((k) => there.has(k)).map((k) => ({ mark: <Shape kind={k} r={7} />, word: t(`kind.${k}`) }));
  for (const f of families) if (there.has(f)) entries.push({ mark: <g class="scene"><path class={`strand ${f}`} d="M-14 0H14" /></g>, word: t(`map.family.${f}`) });
  const folded = Math.max(0, ...graph.folded.values());
  if (folded > 0) {
    const mark = (
      <g class="scene">
        <rect class="shape organisation" x="-12" y="-9" width="24" height="18" rx="3" />
        <text class="count" y="4">{number(folded)}</text>
      </g>
    );
    entries.push({ mark, word: t('map.foldedMark') });
  }
  return entries;
}
