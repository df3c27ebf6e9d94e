// How far a team has got with an issue: how many are for it, against it, unknown, and not asked about yet.
import type { Support } from './gql/graphql';
import { number, t } from './i18n';

interface Counted {
  readonly bands: readonly { readonly support: Support; readonly count: number }[];
  readonly unassessed: number;
}

const shares = ['allies', 'neutral', 'opponents', 'unknown', 'unassessed'] as const;
type Share = (typeof shares)[number];

const shareOf: Readonly<Record<Support, Share>> = {
  ACTIVE_ALLY: 'allies', PASSIVE_ALLY: 'allies', NEUTRAL: 'neutral', PASSIVE_OPPONENT: 'opponents', ACTIVE_OPPONENT: 'opponents', UNKNOWN: 'unknown',
};

function count({ bands, unassessed }: Counted): Record<Share, number> {
  const out = { allies: 0, neutral: 0, opponents: 0, unknown: 0, unassessed };
  for (const b of bands) out[shareOf[b.support]] += b.count;
  return out;
}

/** With fewer allies than this nobody wins much. */
const fewAllies = 5;

/** What a coordinator should look at first on the issue, in words; empty where nothing stands out. */
function warning(of: Counted): string {
  const { allies, neutral, opponents, unknown } = count(of);
  if (allies + neutral + opponents + unknown === 0) return t('coverage.nobody');
  if (allies < fewAllies) return t('coverage.few', { count: allies });
  return allies < opponents ? t('coverage.fewer', { allies, opponents }) : '';
}

/** The counts as a bar, and the same in words. */
export function Coverage({ of }: { of: Counted }) {
  const counts = count(of);
  const warned = warning(of);
  return (
    <div class="coverage">
      {warned ? <p class="warned"><svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true"><path d="M0-8L8.5 7h-17z" /><path class="mark" d="M0-3V2M0 4.5v.1" /></svg> {warned}</p> : null}
      <div class="shares" aria-hidden="true">
        {shares.filter((s) => counts[s] > 0).map((s) => <span key={s} class={`share ${s}`} style={{ flexGrow: counts[s] }}>{number(counts[s])}</span>)}
      </div>
      <ul>
        {shares.map((s) => <li key={s}><span class={`swatch ${s}`} aria-hidden="true" />{t(`coverage.${s}`, { count: counts[s] })}</li>)}
      </ul>
    </div>
  );
}
