// What a record says of somebody, as fields that can be typed into: where they are added, and where they are corrected.
import { useState } from 'preact/hooks';
import type { ActorKind, Classification, RecordFragment, Visibility } from './gql/graphql';
import { type Key, t } from './i18n';
import { languageName, languageTags } from './tongues';
import { Choice, Field, dirOf } from './ui';
import { classes, visibilities } from './words';

export interface Details {
  readonly name: string;
  readonly nameLanguage: string | null;
  readonly otherNames: readonly { readonly name: string; readonly language?: string | null }[];
  readonly classification: Classification;
  readonly jobTitle: string;
  readonly summary: string;
  readonly languages: readonly string[];
  readonly contactDetails: readonly { readonly type: string; readonly value: string; readonly label?: string | null }[];
  readonly website: string;
  readonly noIntermediary: boolean;
  readonly tags: readonly string[];
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
  readonly source: string;
  readonly visibility: Visibility;
}
export type DetailField = keyof Details;

export const noDetails: Details = {
  name: '', nameLanguage: null, otherNames: [], classification: 'OTHER', jobTitle: '', summary: '', languages: [], contactDetails: [],
  website: '', noIntermediary: false, tags: [], identifiers: [], source: '', visibility: 'AREA',
};

const ofPersons: readonly DetailField[] = ['jobTitle', 'contactDetails', 'noIntermediary'];
const ofBodies: readonly DetailField[] = ['classification', 'website'];

/** The fields of a kind, in the order in which they are read. */
export const fieldsOf = (kind: ActorKind): DetailField[] =>
  (Object.keys(noDetails) as DetailField[]).filter((f) => !(kind === 'ORGANISATION' ? ofPersons : ofBodies).includes(f));

/** What the record says by now. Contact details are empty for whoever may not read them. */
export function detailsOf(record: RecordFragment): Details {
  const text = (s: string | null | undefined) => s ?? '';
  return {
    ...noDetails,
    name: record.name, nameLanguage: record.nameLanguage ?? null, otherNames: record.otherNames, identifiers: record.identifiers,
    summary: text(record.summary), source: text(record.source), languages: record.languages, tags: record.tags, visibility: record.visibility,
    ...(record.__typename === 'Organisation'
      ? { classification: record.classification, website: text(record.website) }
      : { jobTitle: text(record.jobTitle), contactDetails: record.contactDetails ?? [], noIntermediary: record.noIntermediary }),
  };
}

/** Whether a field says nothing. */
export function silent(details: Details, field: DetailField): boolean {
  const value = details[field];
  return value === '' || value === null || value === false || (Array.isArray(value) && value.length === 0);
}

/** A field as the server takes it: rows that were left empty are no rows, and an empty text is none. */
export function sent<F extends DetailField>(details: Details, field: F): Details[F] | null {
  const value: unknown = details[field];
  if (field === 'otherNames') return details.otherNames.filter((n) => n.name.trim()).map((n) => ({ name: n.name, language: n.language || null })) as unknown as Details[F];
  if (field === 'contactDetails') return details.contactDetails.filter((c) => c.value.trim()).map((c) => ({ ...c, label: c.label || null })) as unknown as Details[F];
  if (field === 'identifiers') return details.identifiers.filter((i) => i.value.trim() || i.scheme.trim()) as unknown as Details[F];
  return (value === '' && field !== 'name' ? null : value) as Details[F] | null;
}

/** The fields of `mine` that say something else than `base`. */
export const changedFields = (mine: Details, base: Details): DetailField[] =>
  (Object.keys(noDetails) as DetailField[]).filter((f) => JSON.stringify(sent(mine, f)) !== JSON.stringify(sent(base, f)));

interface Input {
  field: DetailField;
  details: Details;
  onChange: (change: Partial<Details>) => void;
  error?: string | undefined;
}

/** One field, as it is typed. */
export function DetailInput({ field, details, onChange, error }: Input) {
  const label = t(`field.${field}`);
  const help = field === 'summary' || field === 'source' || field === 'otherNames' || field === 'tags' ? t(`field.${field}.help`) : undefined;
  switch (field) {
    case 'name':
    case 'jobTitle':
    case 'website':
    case 'source':
      return (
        <Field label={label} help={help} error={error}>
          {(input) => <input {...input} dir={dirOf(details[field])} inputMode={field === 'website' ? 'url' : undefined} autocomplete="off" value={details[field]} onInput={(e) => onChange({ [field]: e.currentTarget.value })} />}
        </Field>
      );
    case 'summary':
      return (
        <Field label={label} help={help} error={error}>
          {(input) => <textarea {...input} dir={dirOf(details.summary)} value={details.summary} onInput={(e) => onChange({ summary: e.currentTarget.value })} />}
        </Field>
      );
    case 'nameLanguage':
      return (
        <Field label={label} error={error}>
          {(input) => <Tongue input={input} value={details.nameLanguage} onChange={(nameLanguage) => onChange({ nameLanguage })} />}
        </Field>
      );
    case 'classification':
      return (
        <Field label={label} error={error}>
          {(input) => (
            <select {...input} value={details.classification} onChange={(e) => onChange({ classification: e.currentTarget.value as Classification })}>
              {classes.map((c) => <option key={c} value={c}>{t(`class.${c}`)}</option>)}
            </select>
          )}
        </Field>
      );
    case 'visibility':
      return (
        <Choice
          legend={label} error={error} value={details.visibility} onChange={(visibility) => onChange({ visibility })}
          options={visibilities.map((v) => ({ value: v, label: t(`visibility.${v}`) }))}
        />
      );
    case 'noIntermediary':
      return (
        <label class="check">
          <input type="checkbox" checked={details.noIntermediary} onChange={(e) => onChange({ noIntermediary: e.currentTarget.checked })} /> {label}
        </label>
      );
    case 'languages':
      return <Tongues label={label} error={error} value={details.languages} onChange={(languages) => onChange({ languages })} />;
    case 'tags':
      return <Tags label={label} help={help} error={error} value={details.tags} onChange={(tags) => onChange({ tags })} />;
    default:
      return <Rows field={field} details={details} onChange={onChange} error={error} label={label} help={help} />;
  }
}

type InputIds = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined };

/** A choice of one language, by its name in the reader's. */
function Tongue({ input, value, onChange, label }: { input?: InputIds; value: string | null | undefined; onChange: (tag: string | null) => void; label?: string }) {
  return (
    <select {...input} aria-label={label} value={value ?? ''} onChange={(e) => onChange(e.currentTarget.value || null)}>
      <option value="">{t('field.noLanguage')}</option>
      {languageTags(value).map((tag) => <option key={tag} value={tag}>{languageName(tag)}</option>)}
    </select>
  );
}

/** Several languages: those chosen, each to be taken away, and a choice of one more. */
function Tongues({ label, value, onChange, error }: { label: string; value: readonly string[]; onChange: (tags: string[]) => void; error?: string | undefined }) {
  return (
    <Field label={label} error={error}>
      {(input) => (
        <>
          <Chips items={value.map((tag) => ({ key: tag, text: languageName(tag) }))} onRemove={(tag) => onChange(value.filter((v) => v !== tag))} />
          <select {...input} value="" onChange={(e) => { if (e.currentTarget.value) onChange([...value, e.currentTarget.value]); e.currentTarget.value = ''; }}>
            <option value="">{t('field.addLanguage')}</option>
            {languageTags().filter((tag) => !value.includes(tag)).map((tag) => <option key={tag} value={tag}>{languageName(tag)}</option>)}
          </select>
        </>
      )}
    </Field>
  );
}

const Chips = ({ items, onRemove }: { items: readonly { key: string; text: string }[]; onRemove: (key: string) => void }) => (
  items.length === 0 ? null : (
    <ul class="taken">
      {items.map((i) => (
        <li key={i.key}>
          <bdi>{i.text}</bdi>
          <button type="button" class="plain" aria-label={t('field.remove', { what: i.text })} onClick={() => onRemove(i.key)}>×</button>
        </li>
      ))}
    </ul>
  )
);

/** Words of our own, parted by commas of any script. What is typed stays as it is typed. */
function Tags({ label, help, value, onChange, error }: { label: string; help?: string | undefined; value: readonly string[]; onChange: (tags: string[]) => void; error?: string | undefined }) {
  const [text, setText] = useState(value.join(t('field.comma')));
  const read = (s: string) => s.split(/[,،、;؛\n]/).map((w) => w.trim()).filter(Boolean);
  const shown = JSON.stringify(read(text)) === JSON.stringify(value) ? text : value.join(t('field.comma'));
  return (
    <Field label={label} help={help} error={error}>
      {(input) => <input {...input} dir={dirOf(shown)} autocomplete="off" value={shown} onInput={(e) => { setText(e.currentTarget.value); onChange(read(e.currentTarget.value)); }} />}
    </Field>
  );
}

const contactTypes = ['phone', 'email', 'whatsapp', 'signal', 'telegram'] as const;
/** Those that are typed with a keyboard of their own; the others may be names. */
const keyboards: Readonly<Record<string, 'tel' | 'email'>> = { phone: 'tel', whatsapp: 'tel', email: 'email' };

/** Several of something with parts: names, ways to reach somebody, identifiers. */
function Rows({ field, details, onChange, error, label, help }: Input & { label: string; help?: string | undefined }) {
  const rows: readonly object[] = details[field] as readonly object[];
  const put = (next: readonly object[]) => onChange({ [field]: next } as Partial<Details>);
  const set = (i: number, part: object) => put(rows.map((r, j) => (j === i ? { ...r, ...part } : r)));
  const blank = field === 'contactDetails' ? { type: 'phone', value: '' } : field === 'identifiers' ? { scheme: '', value: '' } : { name: '', language: null };
  return (
    <fieldset class={error ? 'rows wrong' : 'rows'}>
      <legend>{label}</legend>
      {help ? <p class="help">{help}</p> : null}
      {rows.map((_, i) => (
        <div class="row" key={i}>
          {field === 'otherNames' ? <NameParts of={details.otherNames[i]!} onChange={(p) => set(i, p)} /> : null}
          {field === 'contactDetails' ? <ContactParts of={details.contactDetails[i]!} onChange={(p) => set(i, p)} /> : null}
          {field === 'identifiers' ? <IdentifierParts of={details.identifiers[i]!} onChange={(p) => set(i, p)} /> : null}
          <button type="button" onClick={() => put(rows.filter((_, j) => j !== i))} aria-label={t('field.removeRow', { number: i + 1, what: label })}>×</button>
        </div>
      ))}
      <button type="button" onClick={() => put([...rows, blank])}>{t(`field.one.${field as 'contactDetails'}`)}</button>
      {error ? <p class="error">{error}</p> : null}
    </fieldset>
  );
}

type Part<T> = { of: T; onChange: (part: Partial<T>) => void };
const Text = ({ label, value, keyboard, onInput }: { label: Key; value: string; keyboard?: 'tel' | 'email' | undefined; onInput: (s: string) => void }) => (
  <input dir={dirOf(value)} inputMode={keyboard} autocomplete="off" aria-label={t(label)} placeholder={t(label)} value={value} onInput={(e) => onInput(e.currentTarget.value)} />
);

const NameParts = ({ of, onChange }: Part<Details['otherNames'][number]>) => (
  <>
    <Text label="field.name" value={of.name} onInput={(name) => onChange({ name })} />
    <Tongue label={t('field.nameLanguage')} value={of.language} onChange={(l) => onChange({ language: l })} />
  </>
);

const ContactParts = ({ of, onChange }: Part<Details['contactDetails'][number]>) => (
  <>
    <select aria-label={t('contact.type')} value={of.type} onChange={(e) => onChange({ type: e.currentTarget.value })}>
      {[...new Set([...contactTypes, of.type])].map((c) => <option key={c} value={c}>{contactWord(c)}</option>)}
    </select>
    <Text label="contact.value" value={of.value} keyboard={keyboards[of.type.toLowerCase()]} onInput={(value) => onChange({ value })} />
    <Text label="contact.label" value={of.label ?? ''} onInput={(label) => onChange({ label })} />
  </>
);

const IdentifierParts = ({ of, onChange }: Part<Details['identifiers'][number]>) => (
  <>
    <Text label="identifier.scheme" value={of.scheme} onInput={(scheme) => onChange({ scheme })} />
    <Text label="identifier.value" value={of.value} onInput={(value) => onChange({ value })} />
  </>
);

/** A way to reach somebody in words; one of another file's, as it is called there. */
export const contactWord = (type: string): string => {
  const known = contactTypes.find((c) => c === type.toLowerCase());
  return known ? t(`contact.${known}`) : type;
};
