// The client's words: ICU messages, a file a language, fetched when it is chosen. A language is added by its file in
// messages/ and its line here. `locale` is how dates, numbers and lists are written in it.
import { signal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { IntlMessageFormat } from 'intl-messageformat';
import type en from '../messages/en.json';

export type Key = keyof typeof en;
type Catalogue = Readonly<Record<Key, string>>;

export const languages = {
  en: { name: 'English', locale: 'en-GB', load: () => import('../messages/en.json') },
  ar: { name: 'العربية', locale: 'ar', load: () => import('../messages/ar.json') },
} as const;
export type Language = keyof typeof languages;

const kept = 'allymap.language';
const rightToLeft = new Set<Language>(['ar']);

export const language = signal<Language>('en');
let catalogue: Catalogue | undefined;
let formats = new Map<string, IntlMessageFormat>();

const locale = (): string => languages[language.value].locale;
export const rtl = (): boolean => rightToLeft.has(language.value);

const isLanguage = (l: string): l is Language => Object.hasOwn(languages, l);

/** The language of the address (?lang=), else the one chosen on this device, else the first of the browser's that there is. */
export function preferred(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(kept);
  const all = [asked ?? '', ...navigator.languages.map((l) => l.split('-')[0]!)];
  return all.find(isLanguage) ?? 'en';
}

/** Changes every word on the page, its direction and what assistive technology is told of it. */
export async function speak(l: Language, keep = false): Promise<void> {
  const loaded = (await languages[l].load()).default as Catalogue;
  if (keep) localStorage.setItem(kept, l);
  catalogue = loaded;
  formats = new Map();
  document.documentElement.lang = l;
  document.documentElement.dir = rightToLeft.has(l) ? 'rtl' : 'ltr';
  language.value = l;
}

/** The message of the key, with its values put in. */
export function t(key: Key, values?: Record<string, string | number>): string {
  const l = language.value; // so that what shows it is drawn again in another language
  const text = catalogue?.[key] ?? key;
  if (!values && !/[{'<]/.test(text)) return text;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new IntlMessageFormat(text, l, undefined, { ignoreTag: true })));
  return format.format(values) as string;
}

/** The message of the key with parts of the page in it, such as names in their own direction. */
export function rich(key: Key, values: Record<string, string | number | ComponentChild>): ComponentChild[] {
  const said: unknown = new IntlMessageFormat(catalogue?.[key] ?? key, language.value, undefined, { ignoreTag: true }).format(values as Record<string, string>);
  return (Array.isArray(said) ? said : [said]) as ComponentChild[];
}

/** Whether there is a message of this key: for keys that come from the server. */
export const known = (key: string): key is Key => !!catalogue && Object.hasOwn(catalogue, key);

export const number = (n: number, options?: Intl.NumberFormatOptions): string => new Intl.NumberFormat(locale(), options).format(n);

/** A name in a text that is no markup, kept in its own direction. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;

/** A list of names as one says it: "a, b and c". */
export const listed = (names: readonly string[]): string => new Intl.ListFormat(locale(), { type: 'conjunction' }).format(names);

/** A list of parts of the page, as one says it. */
export function listedParts(parts: readonly ComponentChild[]): ComponentChild[] {
  const format = new Intl.ListFormat(locale(), { type: 'conjunction' });
  return format.formatToParts(parts.map((_, i) => String(i))).map((p) => (p.type === 'element' ? parts[Number(p.value)] : p.value));
}

/** A partial date, as partial as it is: 2017, May 2017, 9 May 2017. */
export function date(partial: string): string {
  const [year, month, day] = partial.split('-');
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', timeZone: 'UTC' };
  if (month) options.month = 'long';
  if (day) options.day = 'numeric';
  return new Intl.DateTimeFormat(locale(), options).format(new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`));
}

/** A moment, in this device's time. */
export const moment = (at: string): string => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
