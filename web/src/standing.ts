// Where everybody stands on an issue, and saying that somebody stands elsewhere. An assessment says all at once, so what one
// does not mean to change is carried over from the latest word.
import { type Asked, useAnswer } from './data';
import {
  AssessDocument, type AssessInput, type CampaignRole, type FaceFragment, type StandFragment, StandingDocument, type StandingQuery, type Support, WordsDocument, type WordsQuery,
} from './gql/graphql';
import { Failure, ask } from './graphql';
import { isolated, listed, t } from './i18n';
import { send } from './queue';
import { type Act, sayUndoable } from './ui';
import { byField, failureWord } from './words';

/** As many as the server gives of each list. */
const most = 500;

export interface Standing {
  /** The most influential first: as many as were given. */
  readonly stands: readonly StandFragment[];
  /** How many there are in each band, given or not. */
  readonly counts: ReadonlyMap<Support, number>;
  readonly total: number;
  /** Of how many it is not known where they stand, or how much they sway. */
  readonly unplaced: number;
  readonly unassessed: number;
  /** Where not everybody with a place was given: how many were, of how many, and the influence below which nobody was. */
  readonly cut?: { readonly shown: number; readonly count: number; readonly influence: number };
}

/** Everybody's place on the issue by the date; null: now. */
export const useStanding = (issue: string, on: string | null): Asked<StandingQuery> => useAnswer(StandingDocument, { issue, on, first: most });

export function standingOf({ spectrum, powerGrid }: StandingQuery): Standing {
  const counts = new Map(spectrum?.bands.map((b) => [b.support, b.count]));
  const stands = [...(powerGrid?.placed ?? []), ...(powerGrid?.unknown ?? [])].sort((a, b) => (b.influence ?? -1) - (a.influence ?? -1));
  const shown = powerGrid?.placed.length ?? 0;
  const count = powerGrid?.placedCount ?? 0;
  const cut = shown < count ? { cut: { shown, count, influence: powerGrid?.placed.at(-1)?.influence ?? 0 } } : {};
  return { ...cut, stands, counts, total: [...counts.values()].reduce((sum, n) => sum + n, 0), unplaced: powerGrid?.unknownCount ?? 0, unassessed: spectrum?.unassessed ?? 0 };
}

/** Those of one band, the most influential first. */
export const inBand = (stands: readonly StandFragment[], support: Support): StandFragment[] => stands.filter((s) => s.support === support);

export const influenceWord = (influence: number | null | undefined): string => (influence == null ? t('influence.unknown') : t('influence', { influence, word: t(`influence.${influence as 0}`) }));

/** Somebody's place in words. */
export const placeWords = (s: StandFragment): string =>
  listed([t(`support.${s.support}`), influenceWord(s.influence), ...s.roles.map((r) => t(`campaign.${r}`)), ...(s.disagreed ? [t('standing.disagreed')] : [])]);

/** What to say anew of somebody; the rest stays as the latest word has it. */
export interface Said {
  readonly support?: Support;
  readonly influence?: number | null;
  readonly roles?: readonly CampaignRole[];
}

export type Word = Extract<NonNullable<WordsQuery['node']>, { assessments: unknown }>['assessments']['nodes'][number];

/** What the assessment is, that says this after the latest word. What only its author saw stays so: nobody learns of it by a move. */
export function assessment(actor: string, issue: string, latest: Word | undefined, said: Said, note: string): Omit<AssessInput, 'key'> {
  return {
    actor,
    issue,
    support: said.support ?? latest?.support ?? 'UNKNOWN',
    influence: said.influence === undefined ? (latest?.influence ?? null) : said.influence,
    roles: [...(said.roles ?? latest?.roles ?? [])],
    note: note.trim() || null,
    visibility: latest?.visibility === 'PRIVATE' ? 'PRIVATE' : null,
  };
}

/** Records it, says so with a way to take it back and what more can be done about it, and gives what was refused by its field: nothing where it was written. */
export async function record(issue: { readonly id: string; readonly area: { readonly slug: string } }, actor: Pick<FaceFragment, 'id' | 'name'>, said: Said, note = '', more?: Act): Promise<ReadonlyMap<string, string>> {
  try {
    const { node } = await ask(WordsDocument, { actor: actor.id, issue: issue.id, last: 1 });
    const latest = node && 'assessments' in node ? node.assessments.nodes.at(-1) : undefined;
    const { assess } = await send(AssessDocument, assessment(actor.id, issue.id, latest, said, note));
    if (assess.assessment) sayUndoable(done(actor.name, latest, said), assess.change, more);
    return byField(assess.userErrors);
  } catch (cause) {
    return new Map([['', cause instanceof Failure ? failureWord(cause) : t('failure.broken')]]);
  }
}

function done(actor: string, latest: Word | undefined, { support, influence }: Said): string {
  const name = isolated(actor);
  if (support === undefined) return influence === undefined ? t('standing.rolesChanged', { name }) : t('standing.swayed', { name, influence: influenceWord(influence) });
  const to = t(`support.${support}`);
  if (!latest) return t('standing.placed', { name, to });
  return latest.support === support ? t('standing.confirmed', { name, to }) : t('standing.moved', { name, from: t(`support.${latest.support}`), to });
}
