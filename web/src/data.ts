// The one place where the map's data arrives. A view names its question; the answer is shown while a fresh one is fetched,
// and every question in sight is asked anew after a change. Live updates will call changed() too.
import { signal } from '@preact/signals';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { TypedDocumentString } from './gql/graphql';
import { ReachedDocument, RemovalOfDocument } from './gql/graphql';
import { Failure, ask, beforeTry, connection, sessionEnded } from './graphql';

const epoch = signal(0);

/** Says that the map is not what it was. */
export function changed(): void {
  epoch.value++;
}

// Whatever lost the connection, it is looked for until it is back; then every question in sight is asked anew, those that
// found no server and those whose answers are old by now.
let lost = false;
let looking = false;
connection.subscribe((now) => {
  if (lost && now === 'well') changed();
  lost = now === 'lost';
  if (lost && !looking) void lookForServer();
});

async function lookForServer(): Promise<void> {
  looking = true;
  for (let tries = 0; connection.value === 'lost'; tries++) {
    await beforeTry(tries);
    if (connection.value === 'lost') await ask(ReachedDocument, {}).catch(() => undefined); // which sets connection
  }
  looking = false;
}

export interface Asked<R> {
  /** The last answer to this question; undefined before the first. */
  readonly data: R | undefined;
  readonly failure: Failure | undefined;
  /** Whether an answer is on its way. */
  readonly busy: boolean;
  readonly again: () => void;
}

/** Asks whenever the variables change (compared as JSON), after each change of the map, and when signed in anew. null: does not ask. */
export function useAnswer<R, V>(document: TypedDocumentString<R, V>, variables: V | null): Asked<R> {
  const wanted = variables === null ? null : JSON.stringify(variables);
  const [state, setState] = useState<{ of: string | null; data?: R; failure?: Failure; busy: boolean }>({ of: null, busy: wanted !== null });
  const [round, setRound] = useState(0);
  const at = epoch.value;
  const ended = sessionEnded.value;
  const latest = useRef(wanted);
  latest.current = wanted;
  useEffect(() => {
    if (wanted === null || ended) return undefined;
    const stop = new AbortController();
    setState((s) => (s.of === wanted ? { ...s, busy: true } : { of: wanted, busy: true }));
    ask(document, JSON.parse(wanted) as V, stop.signal).then(
      (data) => setState({ of: wanted, data, busy: false }),
      (cause: unknown) => {
        if (stop.signal.aborted) return;
        const failure = cause instanceof Failure ? cause : new Failure('broken');
        setState((s) => ({ ...(s.of === wanted ? s : { of: wanted }), failure, busy: false }));
      },
    );
    return () => stop.abort();
  }, [document, wanted, at, round, ended]);
  const again = useCallback(() => setRound((r) => r + 1), []);
  const current = state.of === wanted ? state : { busy: wanted !== null, data: undefined, failure: undefined };
  return { data: current.data, failure: current.failure, busy: current.busy, again };
}

/** The longest list that the server gives at once. */
const longest = 100;

export interface Longer<R> extends Asked<R> {
  /** Asks for as many as one answer gives; undefined where they were asked for already. */
  readonly more: (() => void) | undefined;
}

/** Asks for the first few of lists that can be made longer, by how many of each; what was there stays until more of it has come. */
export function useLonger<R, V extends { first: number }, L extends { first: number } & Partial<V>>(document: TypedDocumentString<R, V>, variables: Omit<V, keyof L>, few: L, all: Partial<Record<keyof L, number>> = {}): Longer<R> {
  const of = JSON.stringify(variables);
  const [longer, setLonger] = useState('');
  const whole = longer === of;
  const asked = useAnswer(document, { ...variables, ...few, ...(whole ? { first: longest, ...all } : {}) } as unknown as V);
  const last = useRef<{ of: string; data: R }>(undefined);
  if (asked.data !== undefined) last.current = { of, data: asked.data };
  const data = asked.data ?? (last.current?.of === of ? last.current.data : undefined);
  return { ...asked, data, more: whole ? undefined : () => setLonger(of) };
}

export interface Pages<T> {
  /** What came so far, in the order of the pages; undefined before the first. */
  readonly items: readonly T[] | undefined;
  readonly failure: Failure | undefined;
  readonly busy: boolean;
  /** Asks for one page more; undefined where there is none. */
  readonly more: (() => void) | undefined;
  readonly again: () => void;
}

/**
 * A list page by page, each asked for when it is wanted, for lists that are shown as one whole. `read` gives the items of a
 * page and the cursor of the next one; the question takes it as $cursor. All are asked anew after a change of the map.
 */
export function usePages<R, V extends { cursor?: string | null }, T>(
  document: TypedDocumentString<R, V>,
  variables: Omit<V, 'cursor'>,
  read: (data: R) => { readonly items: readonly T[]; readonly next: string | null },
): Pages<T> {
  const wanted = JSON.stringify(variables);
  const [state, setState] = useState<{ of: string; items?: readonly T[]; next?: string | null; failure?: Failure; busy: boolean }>({ of: wanted, busy: true });
  const [pages, setPages] = useState(1);
  const [round, setRound] = useState(0);
  const at = epoch.value;
  const ended = sessionEnded.value;
  const reader = useRef(read);
  reader.current = read;
  useEffect(() => {
    if (ended) return undefined;
    const stop = new AbortController();
    const all = async () => {
      const items: T[] = [];
      let next: string | null = null;
      for (let page = 0; page < pages; page++) {
        const data: R = await ask(document, { ...(JSON.parse(wanted) as V), cursor: next }, stop.signal);
        const read = reader.current(data);
        items.push(...read.items);
        next = read.next;
        if (next === null) break;
      }
      setState({ of: wanted, items, next, busy: false });
    };
    setState((s) => (s.of === wanted ? { ...s, busy: true } : { of: wanted, busy: true }));
    all().catch((cause: unknown) => {
      if (stop.signal.aborted) return;
      const failure = cause instanceof Failure ? cause : new Failure('broken');
      setState((s) => ({ ...(s.of === wanted ? s : { of: wanted }), failure, busy: false }));
    });
    return () => stop.abort();
  }, [document, wanted, at, round, ended, pages]);
  const again = useCallback(() => setRound((r) => r + 1), []);
  const current = state.of === wanted ? state : { of: wanted, busy: true };
  return {
    items: current.items, failure: current.failure, busy: current.busy, again,
    more: current.items && current.next ? () => setPages((n) => n + 1) : undefined,
  };
}

/** How long one pauses in typing before it is looked for, in ms. */
const pause = 150;

/** The text once typing has paused. */
export function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

/** The change that took a record off the map; `actor`: somebody whom it was about. undefined: too much was changed since. */
export async function removalOf(record: string, area: string, actor: string | undefined): Promise<string | undefined> {
  const { changes } = await ask(RemovalOfDocument, { area, actor, record });
  return changes.nodes.findLast((c) => c.records.some((r) => r.recordId === record && r.kind === 'REMOVED'))?.id;
}
