// What the server means, in the reader's language: from types, codes and reasons, never from the server's own sentences.
import type { ActorKind, CampaignRole, Classification, IssueStatus, LinkType, Support, Visibility } from './gql/graphql';
import { Failure } from './graphql';
import { type Key, known, t } from './i18n';

/** The bands of the spectrum in its order, from most for to most against, unknown last. */
export const supports: readonly Support[] = ['ACTIVE_ALLY', 'PASSIVE_ALLY', 'NEUTRAL', 'PASSIVE_OPPONENT', 'ACTIVE_OPPONENT', 'UNKNOWN'];
export const kinds: readonly ActorKind[] = ['LEADER', 'ORGANISATION', 'ALLY'];
export const classes: readonly Classification[] = [
  'FAITH', 'SCHOOL', 'COLLEGE', 'ADVICE', 'HEALTH', 'POLICE', 'COUNCIL', 'PARLIAMENT', 'EMPLOYER', 'AGENCY', 'UNION', 'CHARITY', 'COMMUNITY_GROUP',
  'INFORMAL_GROUP', 'SPORT_CULTURE', 'MEDIA', 'LANDLORD', 'CONSULATE', 'FUNDER', 'PARTY', 'OTHER',
];
export const campaignRoles: readonly CampaignRole[] = [
  'CONSTITUENCY', 'LEADERSHIP', 'SUPPORTER', 'COMPETITION', 'OPPOSITION', 'SIDELINE', 'PRIMARY_TARGET', 'SECONDARY_TARGET',
];
/** How far an issue has come, in the order in which issues pass. */
export const statuses: readonly IssueStatus[] = ['RAISED', 'GROUPED', 'SHORTLISTED', 'CHOSEN', 'WON', 'PART_WON', 'PARKED'];
export const visibilities: readonly Visibility[] = ['AREA', 'PROJECT', 'PRIVATE'];
export const influences = [0, 1, 2, 3, 4, 5] as const;
export const strengths = [1, 2, 3, 4, 5] as const;

/** How a link reads from one of its ends: OUT from where it starts, IN from where it leads to, BOTH where it reads alike. */
export const linkWord = (type: LinkType, direction: 'OUT' | 'IN' | 'BOTH'): string => t(`link.${type}.${direction === 'IN' ? 'in' : 'out'}` as Key);

export interface Refusal {
  readonly field?: readonly string[] | null;
  readonly code: string;
  readonly reason: string;
  readonly values: readonly string[];
}

/** Why the server refused something, as a sentence that says how to mend it, and of its field where that has words of its own. */
export function refusal(e: Refusal): string {
  const values = Object.fromEntries(e.values.map((v, i) => [String(i), v]));
  const here = `reasonAt.${e.field?.at(-1)}.${e.reason}`;
  if (known(here)) return t(here, values);
  const own = `reason.${e.reason}`;
  if (known(own)) return t(own, values);
  const code = `code.${e.code}`;
  return known(code) ? t(code) : t('code.INVALID');
}

/** Why a question was not answered, as a sentence. */
export function failureWord(f: Failure): string {
  if (f.kind !== 'refused') return t(`failure.${f.kind}`);
  return refusal({ code: f.code, reason: f.reason, values: f.values });
}

/** The refusals of each field by its name, and those of none under ''. Nested fields ("link", "strength") by their path with dots. */
export function byField(errors: readonly Refusal[]): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  for (const e of errors) {
    const field = (e.field ?? []).filter((part) => part !== 'input').join('.');
    out.set(field, [out.get(field), refusal(e)].filter(Boolean).join(' '));
  }
  return out;
}
