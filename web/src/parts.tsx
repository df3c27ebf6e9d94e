// What several of the coordinator's questions are answered with: a share as a bar, a link in words, how much was looked at.
import type { Basis, LinkType, NamesakeFragment } from './gql/graphql';
import { date, number, rich, t } from './i18n';
import { Name, aboutOf } from './ui';
import { linkWord } from './words';

/** A share of 1 as a bar. What it says stands beside it in words: the bar itself is not read aloud. */
export const Bar = ({ share }: { share: number }) => (
  <span class="bar" aria-hidden="true"><span style={{ inlineSize: `${Math.max(2, Math.round(share * 100))}%` }} /></span>
);

/** What somebody does, for beside their name: it tells two of one name apart. Of our own, whom the team knows, no more than that. `within`: in a sentence, in brackets. */
export function Does({ of, within }: { of: NamesakeFragment; within?: boolean }) {
  const about = of.__typename === 'Ally' ? aboutOf(of) : of.__typename === 'Leader' ? of.jobTitle : null;
  if (!about) return null;
  return <small class={within ? 'does within' : 'does'}>{within ? rich('ways.how', { how: <bdi>{about}</bdi> }) : <bdi>{about}</bdi>}</small>;
}

/** How warm a way or a tie is: in a word, as a bar, as a number. */
export function Warmth({ of }: { of: number }) {
  const word = of >= 0.6 ? 'warm' : of >= 0.35 ? 'fair' : of >= 0.15 ? 'cool' : 'cold';
  return <><strong>{t(`ways.warmth.${word}`)}</strong> <Bar share={of} /> <span>{number(of, { maximumFractionDigits: 2, minimumFractionDigits: 2 })}</span></>;
}

/** How much of the map an answer was worked out on. binding: on what binds people together alone. */
export const Seen = ({ of, binding }: { of: { readonly actors: number; readonly links: number }; binding?: boolean }) => (
  <p class="help">{t('seen', { actors: of.actors, links: of.links })} {binding ? t('seen.binding') : ''}</p>
);

/** Says that a list is cut short, and shows more of it where there is more to be had. */
export const Shown = ({ shown, count, more }: { shown: number; count: number; more?: (() => void) | undefined }) => (
  count > shown ? <p class="help">{t('list.shown', { shown, count })} {more ? <button onClick={more}>{t('more')}</button> : null}</p> : null
);

export interface StepLink {
  readonly type: LinkType;
  readonly from: { readonly id: string };
  readonly strength?: number | null;
  readonly basis?: Basis | null;
  readonly until?: string | null;
}

/** How a link reads from the actor of this id. */
export const stepWord = (link: StepLink, at: string): string => linkWord(link.type, link.from.id === at ? 'OUT' : 'IN');

/** What weighs on a link: its strength, how we know, until when. `brief`: only what is known. */
export function stepHow(link: StepLink, brief = false): string[] {
  return [
    link.strength == null ? (brief ? '' : t('ways.unasked')) : t('ways.strength', { strength: link.strength }),
    link.basis && link.basis !== 'FACT' ? t(`ways.basis.${link.basis}`) : '',
    link.until ? t('ways.until', { date: date(link.until) }) : '',
  ].filter(Boolean);
}

interface Way {
  readonly actors: readonly { readonly id: string; readonly name: string; readonly nameLanguage?: string | null }[];
  /** Each from one of the actors to the next. */
  readonly links: readonly (StepLink & { readonly id: string })[];
}

/** A way as one says it. */
export function Sentence({ of: way }: { of: Way }) {
  return (
    <>
      {way.links.map((link, i) => {
        const [from, to] = [way.actors[i]!, way.actors[i + 1]!];
        const weighs = stepHow(link, true).join(t('ways.comma'));
        const how = weighs && t('ways.how', { how: weighs });
        return <span key={link.id}>{rich(i === 0 ? 'ways.first' : 'ways.then', { from: <Name of={from} />, link: stepWord(link, from.id), to: <Name of={to} />, how })}</span>;
      })}
      {t('ways.stop')}
    </>
  );
}
