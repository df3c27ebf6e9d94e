// What a record says, in words: field by field, from the values that the map keeps. For a record's page, its history and
// where two versions meet.
import type { ComponentChildren } from 'preact';
import { useAnswer } from './data';
import { contactWord } from './details';
import { type FaceFragment, type LinkType, NamesOfDocument, type ToldFragment } from './gql/graphql';
import { type Key, date, known, listedParts, rich, t } from './i18n';
import { languageName } from './tongues';
import { ActorLink, Name } from './ui';
import { linkWord } from './words';

/** What those are called whom a value names by an id. */
export type Names = ReadonlyMap<string, { readonly name: string; readonly nameLanguage?: string | null }>;

const idPattern = /^(act|iss)_/;

/** The ids in values that are names to a reader. */
export function idsIn(values: readonly unknown[]): string[] {
  const ids = values.flat().filter((v): v is string => typeof v === 'string' && idPattern.test(v));
  return [...new Set(ids)].sort();
}

const mostNames = 100;

/** Looks up what the ids are called, as far as the reader sees them. */
export function useNames(ids: readonly string[]): Names {
  const asked = useAnswer(NamesOfDocument, ids.length > 0 ? { ids: ids.slice(0, mostNames) } : null);
  const names = new Map<string, { name: string; nameLanguage?: string | null }>();
  for (const n of asked.data?.nodes ?? []) {
    if (!n || !('id' in n)) continue;
    names.set(n.id, n.__typename === 'Issue' ? { name: n.title } : { name: n.name, nameLanguage: n.nameLanguage });
  }
  return names;
}

/** The field's name in the reader's language. */
export const fieldWord = (field: string): string => {
  const key = `field.${field}`;
  return known(key) ? t(key) : field;
};

const dates = new Set(['since', 'until', 'on', 'due', 'doneOn']);
const worded: Readonly<Record<string, string>> = { visibility: 'visibility', classification: 'class', basis: 'said.basis', support: 'support', status: 'status', roles: 'campaign' };

/** A value of a field, in words. Nothing, where it says nothing. */
export function Value({ field, value, names }: { field: string; value: unknown; names?: Names }): ComponentChildren {
  if (value === null || value === undefined || value === '') return <span class="nothing">{t('said.nothing')}</span>;
  if (Array.isArray(value)) {
    if (value.length === 0) return <span class="nothing">{t('said.nothing')}</span>;
    return <>{listedParts(value.map((v: unknown, i) => <One key={i} field={field} value={v} {...(names ? { names } : {})} />))}</>;
  }
  return <One field={field} value={value} {...(names ? { names } : {})} />;
}

function One({ field, value, names }: { field: string; value: unknown; names?: Names }): ComponentChildren {
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number') return t('strength', { strength: value });
  if (typeof value === 'object' && value !== null) return <Parts field={field} of={value as Record<string, string | null | undefined>} />;
  const text = String(value);
  const word = worded[field] && `${worded[field]}.${text}`;
  if (word && known(word)) return t(word);
  if (field === 'kind') return known(`kind.${text}`) ? t(`kind.${text}` as Key) : known(`meeting.${text}`) ? t(`meeting.${text}` as Key) : text;
  if (field === 'type') return linkWord(text as LinkType, 'OUT');
  if (dates.has(field)) return date(text);
  if (field === 'languages' || field === 'nameLanguage') return languageName(text);
  if (idPattern.test(text)) {
    const called = names?.get(text);
    return called ? <Name of={called} /> : t('said.hidden');
  }
  if (field === 'website') return <a href={text} rel="noreferrer noopener" target="_blank"><bdi dir="ltr">{text}</bdi></a>;
  return <bdi>{text}</bdi>;
}

/** Another name, a way to reach somebody, an identifier. */
function Parts({ field, of }: { field: string; of: Record<string, string | null | undefined> }) {
  if (field === 'contactDetails') return <>{contactWord(of.type ?? '')}: <Reached type={of.type ?? ''} value={of.value ?? ''} />{of.label ? <> (<bdi>{of.label}</bdi>)</> : null}</>;
  if (field === 'identifiers') return <bdi dir="ltr">{of.scheme} {of.value}</bdi>;
  return <Name of={{ name: of.name ?? '', nameLanguage: of.language ?? null }} />;
}

/** A number that can be called and an address that can be written to; anything else as it is. */
function Reached({ type, value }: { type: string; value: string }) {
  // The zero in brackets is for whoever calls from the same country.
  const number = western(value).replace(/^(\+.*)\(0\)/, '$1').replace(/[\s().\u2010-\u2015-]/g, '');
  if (type.toLowerCase() === 'phone' && /^\+?\d{3,}$/.test(number)) return <a href={`tel:${number}`}><bdi dir="ltr">{value}</bdi></a>;
  if (type.toLowerCase() === 'email' && /^[^\s@]+@[^\s@]+$/.test(value)) return <a href={`mailto:${value.split('@').map(encodeURIComponent).join('@')}`}><bdi dir="ltr">{value}</bdi></a>;
  return <bdi>{value}</bdi>;
}

/** Digits of other scripts as those that a telephone knows. */
const western = (text: string): string => text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));

/** What a record is called: whom it speaks of, and what of them. */
export function What({ of }: { of: ToldFragment }): ComponentChildren {
  switch (of.__typename) {
    case 'Link':
      return <LinkSentence from={of.from} type={of.type} to={of.to} />;
    case 'Assessment':
      return <>{rich('said.stand', { issue: <bdi>{of.issue.title}</bdi>, support: t(`support.${of.support}`), on: date(of.on) })}</>;
    case 'Meeting':
      return <>{t(`meeting.${of.meetingKind}`)} · {date(of.on)}</>;
    case 'Leader':
    case 'Ally':
    case 'Organisation':
      return <Name of={of} />;
    default:
      return null;
  }
}

/** A link as a sentence, its ends leading to their pages. */
export const LinkSentence = ({ from, type, to }: { from: Pick<FaceFragment, 'id' | 'name' | 'nameLanguage'>; type: LinkType; to: Pick<FaceFragment, 'id' | 'name' | 'nameLanguage'> }) => (
  <><ActorLink of={from} /> {linkWord(type, 'OUT')} <ActorLink of={to} /></>
);

const kindOfId: Readonly<Record<string, Key>> = { act: 'said.anActor', lnk: 'said.aLink', asm: 'said.anAssessment', met: 'said.aMeeting', iss: 'said.anIssue', area: 'said.anArea' };

/** What kind of record an id is of, for one that is gone. */
export const goneWord = (id: string): string => t(kindOfId[id.split('_')[0]!] ?? 'said.aRecord');
