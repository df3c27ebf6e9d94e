// The parts that every view is made of. What they show is always words too: kinds by shape and word, faults at their field.
import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Asked } from './data';
import { type ActorKind, type FaceFragment, UndoDocument } from './gql/graphql';
import { Failure, connection } from './graphql';
import { type Key, t } from './i18n';
import { send } from './queue';
import { actorPath, arrivals } from './route';
import { failureWord, refusal } from './words';

/** The shape of a kind: a leader is a ringed circle, an ally a circle, an organisation a square. For use within an svg. */
export function Shape({ kind, r }: { kind: ActorKind; r: number }) {
  if (kind === 'ORGANISATION') return <rect class="shape organisation" x={-r} y={-r} width={2 * r} height={2 * r} rx={r / 5} />;
  if (kind === 'ALLY') return <circle class="shape ally" r={r} />;
  return (
    <>
      <circle class="shape leader" r={r} />
      <circle class="shape-core" r={r * 0.4} />
    </>
  );
}

/** A kind as its shape, with its word beside it unless `bare`, where the word must stand elsewhere. */
export function Kind({ kind, bare }: { kind: ActorKind; bare?: boolean }) {
  return (
    <span class="kind">
      <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
        <Shape kind={kind} r={7} />
      </svg>
      {bare ? null : t(`kind.${kind}`)}
    </span>
  );
}

/** A name in its own language and direction, whatever the page's. */
export const Name = ({ of }: { of: { readonly name: string; readonly nameLanguage?: string | null } }) => (
  <bdi lang={of.nameLanguage ?? undefined}>{of.name}</bdi>
);

const mostAbout = 80;

/** What tells somebody from others of their name: what they do, else the first words of what is said about them. */
export function aboutOf(a: { readonly jobTitle?: string | null; readonly summary?: string | null }): string {
  const said = a.jobTitle ?? a.summary ?? '';
  if (said.length <= mostAbout) return said;
  const words = said.slice(0, mostAbout);
  return `${words.slice(0, Math.max(words.lastIndexOf(' '), mostAbout / 2))}…`;
}

/** A name that leads to the record's page. */
export const ActorLink = ({ of, view }: { of: Pick<FaceFragment, 'id' | 'name' | 'nameLanguage'>; view?: string }) => (
  <a href={actorPath(of.id, view)}>
    <Name of={of} />
  </a>
);

let titled = 0;

/** The title of a page: focused on arrival, however late it comes, so that a screen reader and the keyboard begin there. */
export function Title({ children }: { children: ComponentChildren }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${ref.current?.textContent ?? ''} · Allymap`;
  });
  useEffect(() => {
    if (arrivals.value === titled) return;
    titled = arrivals.value;
    ref.current?.focus({ preventScroll: true });
  }, [arrivals.value]);
  return (
    <h1 ref={ref} tabindex={-1} id="title">
      {children}
    </h1>
  );
}

/** The direction of a field: that of what is written in it, and the page's while it is empty, where browsers take auto for left-to-right. */
export const dirOf = (text: string | null | undefined): 'auto' | undefined => (text ? 'auto' : undefined);

/** A field with its label, its help and what is wrong with it. The input takes the ids that it is given. */
export function Field({ label, help, error, children }: {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  children: (input: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined }) => ComponentChildren;
}) {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      {help ? <p class="help" id={`${id}-help`}>{help}</p> : null}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error ? <p class="error" id={`${id}-error`}>{error}</p> : null}
    </div>
  );
}

/** Puts the focus where a form is wrong first, once that is drawn, and so brings it into sight. */
export const focusWrong = (form: HTMLElement | null): void =>
  void requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid=true], .wrong input, [role=alert]')?.focus());

/**
 * The end of a form, which on a phone stays in sight however long the form is. What is on its way cannot be given up any
 * more: it may have arrived. `errors`: what the last sending met, which takes the focus. Without `onCancel` there is nothing to
 * give up.
 */
export function FormEnd({ busy, save, errors, onCancel }: { busy: boolean; save?: string; errors?: ReadonlyMap<string, string>; onCancel: (() => void) | undefined }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors && errors.size > 0) focusWrong(end.current!.closest('form'));
  }, [errors]);
  return (
    <div class="save" ref={end}>
      <p class="actions">
        <button class="primary" disabled={busy}>{busy ? t('saving') : (save ?? t('save'))}</button>
        {onCancel ? <button type="button" disabled={busy} onClick={onCancel}>{t('cancel')}</button> : null}
      </p>
      {busy && connection.value !== 'well' ? <p class="help" role="status">{t('saving.waits')}</p> : null}
    </div>
  );
}

const focusFirst = (form: HTMLElement | null) => form?.querySelector<HTMLElement>('input, select, textarea')?.focus();

/** For a form that takes the place of the button that opens it: the focus goes into the form, and back to the button. */
export function useOpening(opened = false) {
  const [open, setOpen] = useState(opened);
  const closed = useRef(false);
  const opener = useCallback((button: HTMLElement | null) => {
    if (button && closed.current) button.focus();
    if (button) closed.current = false;
  }, []);
  const close = () => {
    closed.current = true;
    setOpen(false);
  };
  return { open, show: () => setOpen(true), close, form: focusFirst, opener };
}

/** A choice of one, as buttons that are large enough for a thumb. */
export function Choice<V extends string>({ legend, options, value, onChange, error }: {
  legend: string;
  options: readonly { readonly value: V; readonly label: string }[];
  value: V | null;
  onChange: (value: V) => void;
  error?: string | undefined;
}) {
  const name = useId();
  return (
    <fieldset class={error ? 'choice wrong' : 'choice'} aria-describedby={error ? `${name}-error` : undefined}>
      <legend>{legend}</legend>
      <div class="choices">
        {options.map((o) => (
          <label key={o.value}>
            <input type="radio" name={name} value={o.value} checked={o.value === value} onChange={() => onChange(o.value)} />
            <span>{o.label}</span>
          </label>
        ))}
      </div>
      {error ? <p class="error" id={`${name}-error`}>{error}</p> : null}
    </fieldset>
  );
}

/** Nothing to show: what it would be, and what to do first. */
export const Empty = ({ text, children }: { text: string; children?: ComponentChildren }) => (
  <div class="empty">
    <p>{text}</p>
    {children}
  </div>
);

type Asking = Pick<Asked<unknown>, 'failure' | 'again'>;

/** Whether there is a failure to be told where the answer would be: of a lost connection and an ended session the frame tells. */
export const failedHere = ({ failure }: Asking): boolean => !!failure && failure.kind !== 'signedOut' && failure.kind !== 'lost';

/** Why there is no answer, with the way to ask again. */
export const Failed = ({ of }: { of: Asking }) =>
  failedHere(of) ? <p class="failed" role="alert">{failureWord(of.failure!)} <button type="button" onClick={of.again}>{t('again')}</button></p> : null;

/** What stands where an answer will be. */
export const Lacking = ({ of }: { of: Asking }) =>
  failedHere(of) ? <Failed of={of} /> : <p class="busy" role="status">{t(of.failure?.kind === 'lost' ? 'answer.later' : 'loading')}</p>;

/** What an answer needs until it is there, and where it failed: the view itself is drawn from `data`. A failure beside older data is a line above it. */
export function Answer<R>({ of, children }: { of: Asked<R>; children: (data: R) => ComponentChildren }) {
  if (of.data === undefined) return <div aria-busy={of.busy}><Lacking of={of} /></div>;
  return (
    <div aria-busy={of.busy}>
      <Failed of={of} />
      {children(of.data)}
    </div>
  );
}

/** Something that can be done about what was said. */
export interface Act {
  readonly word: string;
  readonly act: () => void;
}

interface Notice {
  readonly text: ComponentChildren;
  readonly acts: readonly Act[];
  /** The arrival on the page that it speaks of: it goes with that page. */
  readonly at: number;
}

const notice = signal<Notice | null>(null);

/** Says what was done, aloud too, with buttons for what can be done about it. It stays until the next one, the next page, or until it is closed. */
export function say(text: ComponentChildren, acts: readonly Act[] = []): void {
  notice.value = { text, acts, at: arrivals.value };
}

/** Says what a change did, with the button that takes back just that; `more`: what else can be done about it. */
export function sayUndoable(text: ComponentChildren, change: { readonly id: string } | null | undefined, more?: Act): void {
  if (!change) return say(text, more ? [more] : []);
  const undo = async () => {
    say(t('undo.doing'));
    try {
      const { undo } = await send(UndoDocument, { change: change.id });
      const refused = undo.userErrors[0];
      return say(refused ? refusal(refused) : t('undo.done'));
    } catch (cause) {
      return say(failureWord(cause instanceof Failure ? cause : new Failure('broken')), [back]);
    }
  };
  const back: Act = { word: t('undo'), act: () => void undo() };
  say(text, [...(more ? [more] : []), back]);
}

/** The live region: one, always in the page, so that what comes into it is read aloud. */
export function Notices() {
  const n = notice.value?.at === arrivals.value ? notice.value : null;
  const close = useRef<HTMLButtonElement>(null);
  const act = (a: Act) => {
    close.current?.focus({ preventScroll: true }); // the button that was pressed goes away
    a.act();
  };
  return (
    <div class="notices">
      <div class={n ? 'notice' : undefined}>
        <div role="status" aria-live="polite">{n ? <p>{n.text}</p> : null}</div>
        {n?.acts.map((a) => <button key={a.word} onClick={() => act(a)}>{a.word}</button>)}
        {n ? <button class="plain" ref={close} onClick={() => (notice.value = null)} aria-label={t('close')}>×</button> : null}
      </div>
    </div>
  );
}

/** Links between the views of one thing. */
export function Tabs({ label, tabs, current }: { label: Key; tabs: readonly { readonly href: string; readonly name: string; readonly view: string }[]; current: string }) {
  return (
    <nav class="tabs" aria-label={t(label)}>
      {tabs.map((tab) => (
        <a key={tab.view} href={tab.href} aria-current={tab.view === current ? 'page' : undefined}>{tab.name}</a>
      ))}
    </nav>
  );
}
