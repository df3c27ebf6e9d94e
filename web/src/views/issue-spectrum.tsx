// The spectrum of allies on an issue: who is for it, who against, who between; whom to move by one band.
import { useMemo } from 'preact/hooks';
import { language, t } from '../i18n';
import { drawSpectrum } from '../spectrum';
import { inBand } from '../standing';
import { supports } from '../words';
import { type Drawing, StandView, bandTitle, itemOf } from './stand-view';

const spectrum = (): Drawing => ({
  view: 'spectrum',
  label: t('spectrum.label'),
  draw: ({ stands, counts }, stage) => {
    const bands = supports.map((support) => {
      const count = counts.get(support) ?? 0;
      return { support, count, title: bandTitle(support, count), items: inBand(stands, support).map(itemOf) };
    });
    return drawSpectrum(bands, stage).layout;
  },
  groups: ({ stands, counts }) => supports.map((s) => ({ key: s, title: bandTitle(s, counts.get(s) ?? 0), count: counts.get(s) ?? 0, stands: inBand(stands, s) })),
  saidAt: ({ support }) => ({ support }),
});

export default function IssueSpectrum() {
  return <StandView of={useMemo(spectrum, [language.value])} />;
}
