// Adding somebody, on a phone in under a minute: a name, one tie, how one knows. What was typed outlives a reload, as long
// as the tab; it goes with signing out.
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Details, DetailInput, type DetailField, fieldsOf, noDetails, sent } from '../details';
import { useDraft } from '../draft';
import { type ActorKind, AddAllyDocument, AddLeaderDocument, AddLinkDocument, AddOrganisationDocument, type FirstLinkInput } from '../gql/graphql';
import { Failure } from '../graphql';
import { rich, t } from '../i18n';
import { type Face, unchosen } from '../pick';
import { send } from '../queue';
import { actorPath, areaPath, place, setQuery } from '../route';
import { me, mayWrite } from '../session';
import { type Tie, TieFields, endsOf, fitted, noTie } from '../tie';
import { ActorLink, Choice, Field, Kind, Name, Title, dirOf, focusWrong, sayUndoable } from '../ui';
import { type Refusal, byField, classes, failureWord } from '../words';
import { Same } from './same';

interface Draft {
  readonly kind: ActorKind;
  readonly details: Details;
  readonly tie: Tie;
  /** Who it turned out to be, where they are on the map already. */
  readonly same: Face | null;
}

const kindsToAdd: readonly ActorKind[] = ['ALLY', 'ORGANISATION', 'LEADER'];

/** A form with nothing in it but whom the tie is with: the viewer, where they are on the map. */
function fresh(other: Face | null, kind: ActorKind = 'ALLY'): Draft {
  return { kind, details: noDetails, tie: fitted({ ...noTie, other }, kind), same: null };
}

/** An organisation of the class that the address asks for, where there is such a class. */
function withClass(draft: Draft, asked: string | null): Draft {
  const classification = classes.find((c) => c === asked);
  return classification ? { ...draft, details: { ...draft.details, classification } } : draft;
}

const myself = (): Face | null => me.value?.viewer.leader ?? null;

export default function Add() {
  const slug = place.value.parts[1]!;
  const area = me.value!.areas.find((a) => a.slug === slug);
  if (!area || !mayWrite(slug)) {
    return (
      <div class="page">
        <Title>{t('nav.add')}</Title>
        <p>{area ? t('add.notYours', { area: area.name }) : t('list.noArea')}</p>
        {area ? <p><a href={areaPath(slug)}>{t('list.title', { area: area.name })}</a></p> : null}
      </div>
    );
  }
  return <Form slug={slug} area={area.name} />;
}

type Result = { readonly id: string; readonly errors: readonly Refusal[]; readonly change?: { readonly id: string } | null };

/** Adds what the draft holds. Empty fields are left out. */
async function add(draft: Draft, slug: string): Promise<Result> {
  const { kind, details, tie } = draft;
  const input: Record<string, unknown> = { area: slug };
  for (const field of fieldsOf(kind)) input[field] = sent(details, field);
  const link = firstLink(tie);
  const whole = { ...input, ...(link ? { link } : {}) } as { area: string; name: string };
  if (kind === 'ORGANISATION') {
    const { addOrganisation: done } = await send(AddOrganisationDocument, whole);
    return { id: done.organisation?.id ?? '', errors: done.userErrors, change: done.change };
  }
  if (kind === 'LEADER') {
    const { addLeader: done } = await send(AddLeaderDocument, whole);
    return { id: done.leader?.id ?? '', errors: done.userErrors, change: done.change };
  }
  const { addAlly: done } = await send(AddAllyDocument, whole);
  return { id: done.ally?.id ?? '', errors: done.userErrors, change: done.change };
}

const told = (tie: Tie) => ({ strength: tie.strength, basis: tie.basis, source: tie.source || null });

function firstLink(tie: Tie): FirstLinkInput | undefined {
  const ends = endsOf(tie, '');
  if (!ends) return undefined;
  return { type: ends.type, ...(ends.to ? { to: ends.to } : { from: ends.from }), ...told(tie) };
}

/** Adds a tie alone, to somebody who is on the map already. */
async function tieOnly(same: Face, tie: Tie): Promise<Result> {
  const ends = endsOf(tie, same.id);
  if (!ends) return { id: '', errors: [] };
  const { addLink: done } = await send(AddLinkDocument, { ...ends, ...told(tie) });
  return { id: done.link?.id ?? '', errors: done.userErrors.map((e) => ({ ...e, field: ['link', ...(e.field ?? [])] })), change: done.change };
}

/** What ?name=, ?kind= and ?class= make of a draft: another one, or another name in it. */
function asked(begun: Draft): Draft {
  const { query } = place.value;
  const name = query.get('name');
  const kind = kindsToAdd.find((k) => k === query.get('kind'));
  if (kind) return withClass(fresh(myself(), kind), query.get('class'));
  return name ? { ...begun, same: null, details: { ...begun.details, name } } : begun;
}

/** What is wrong with a draft before it is sent: of which tie it speaks. */
function unfinished({ tie, same }: Draft): ReadonlyMap<string, string> | undefined {
  if (tie.other && !tie.how) return new Map([['link.type', t('tie.choose')]]);
  if (same && !tie.other) return new Map([['link.to', t('add.tieNeeded')]]);
  return undefined;
}

const tieFields = ['to', 'from', 'type', 'strength', 'basis', 'source'].map((f) => `link.${f}`);

function Form({ slug, area }: { slug: string; area: string }) {
  const [draft, setDraft] = useDraft(`add ${slug}`, () => fresh(myself()), asked);
  useEffect(() => setQuery({ name: null, kind: null, class: null }), []);
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const [added, setAdded] = useState<readonly Face[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const { kind, details, tie, same } = draft;

  const wrong = (found: ReadonlyMap<string, string>) => {
    setErrors(found);
    focusWrong(form.current);
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (unchosen(form.current)) return;
    const lacking = unfinished(draft);
    if (lacking) return wrong(lacking);
    setBusy(true);
    try {
      const { id, errors: refused, change } = same ? await tieOnly(same, tie) : await add(draft, slug);
      if (refused.length > 0) return wrong(byField(refused));
      setErrors(new Map());
      const who = same ?? { id, kind, name: details.name.trim(), nameLanguage: details.nameLanguage };
      setAdded((list) => [who, ...list]);
      sayUndoable(rich(same ? 'add.tied' : 'add.done', { name: <ActorLink of={who} /> }), change);
      setDraft(fresh(tie.other, kind));
      requestAnimationFrame(() => form.current?.querySelector<HTMLInputElement>('[name=name]')?.focus()); // not drawn yet after a tie alone
    } catch (cause) {
      wrong(new Map([['', cause instanceof Failure ? failureWord(cause) : t('failure.broken')]]));
    } finally {
      setBusy(false);
    }
  };
  const shown = [...fieldsOf(kind), ...tieFields] as string[];
  const others = [...errors].filter(([field]) => !shown.includes(field)).map(([, text]) => text);
  return (
    <div class="page add">
      <Title>{t('add.title', { area })}</Title>
      <form ref={form} onSubmit={(e) => void submit(e)} noValidate>
        <Fields draft={draft} area={slug} errors={errors} onChange={(part) => setDraft((d) => ({ ...d, ...part }))} />
        {others.length > 0 ? <p class="failed" role="alert" tabindex={-1}>{others.join(' ')}</p> : null}
        <p class="actions save"><button class="primary" disabled={busy}>{t(busy ? 'saving' : same ? 'add.saveTie' : 'add.save')}</button></p>
      </form>
      <Added list={added} />
    </div>
  );
}

interface Editing {
  draft: Draft;
  area: string;
  errors: ReadonlyMap<string, string>;
  onChange: (part: Partial<Draft>) => void;
}

function Fields({ draft, area, errors, onChange }: Editing) {
  const { kind, details, tie, same } = draft;
  const put = (part: Partial<Details>) => onChange({ details: { ...details, ...part } });
  const error = (...fields: string[]) => fields.map((f) => errors.get(f)).filter(Boolean).join(' ') || undefined;
  return (
    <>
      {same ? (
        <p class="same-chosen">
          <Kind kind={same.kind} /> <strong><Name of={same} /></strong>
          <button type="button" class="link" onClick={() => onChange({ same: null, tie: fitted(tie, kind) })}>{t('add.notThem')}</button>
        </p>
      ) : (
        <>
          <Field label={t('add.name')} error={error('name')}>
            {(input) => <input {...input} name="name" dir={dirOf(details.name)} autocomplete="off" autocapitalize="words" enterkeyhint="next" value={details.name} onInput={(e) => put({ name: e.currentTarget.value })} />}
          </Field>
          <Same name={details.name} area={area} onChoose={(found) => onChange({ same: found, tie: fitted({ ...tie, other: tie.other?.id === found.id ? null : tie.other }, found.kind) })} />
          <Choice
            legend={t('add.kind')} value={kind} onChange={(k) => onChange({ kind: k, tie: fitted(tie, k) })}
            options={kindsToAdd.map((k) => ({ value: k, label: t(`kind.${k}`) }))}
          />
          {kind === 'ORGANISATION' ? <DetailInput field="classification" details={details} onChange={put} error={error('classification')} /> : null}
        </>
      )}
      <fieldset class="telling">
        <legend>{t('add.tie')}</legend>
        <TieFields
          tie={tie} self={same ?? { kind, name: details.name }} area={area} onChange={(next) => onChange({ tie: next })}
          error={(...fields) => error(...fields.map((f) => `link.${f}`))}
        />
      </fieldset>
      {same ? null : <More kind={kind} details={details} put={put} errors={errors} />}
    </>
  );
}

/** What can wait until later, folded away; open where something in it was refused. */
function More({ kind, details, put, errors }: { kind: ActorKind; details: Details; put: (part: Partial<Details>) => void; errors: ReadonlyMap<string, string> }) {
  const fields: DetailField[] = fieldsOf(kind).filter((f) => f !== 'name' && f !== 'classification');
  const refused = fields.some((f) => errors.has(f));
  return (
    <details class="more" open={refused || undefined}>
      <summary>{t('add.more')}</summary>
      {fields.map((f) => <DetailInput key={f} field={f} details={details} onChange={put} error={errors.get(f)} />)}
    </details>
  );
}

/** Those who were added since this page was opened, the last first, each with the way to its page. */
function Added({ list }: { list: readonly Face[] }) {
  if (list.length === 0) return null;
  return (
    <section class="added" aria-labelledby="added">
      <h2 id="added">{t('add.added')}</h2>
      <ul>
        {list.map((a, i) => <li key={i}><Kind kind={a.kind} bare /> <ActorLink of={a} /> · <a href={actorPath(a.id, 'links')}>{t('add.anotherTie')}</a></li>)}
      </ul>
    </section>
  );
}
