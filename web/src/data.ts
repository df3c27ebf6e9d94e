// The one place where the map's data arrives. A view names its question; the answer is shown while a fresh one is fetched,
// and every question in sight is asked anew after a change. Live updates will call changed() too.
import { signal } from '@preact/signals';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { TypedDocumentString } from './gql/graphql';
import { LatestChangesDocument } from './gql/graphql';
import { Failure, ask, sessionEnded } from './graphql';

const epoch = signal(0);

/** Says that the map is not what it was. */
export function changed(): void {
  epoch.value++;
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

/** The newest change of the viewer in the area that touched the record: the one to undo. undefined: others came since. */
export async function changeOf(record: string, area: string, by: string): Promise<string | undefined> {
  const { changes } = await ask(LatestChangesDocument, { area, by });
  return changes.nodes.findLast((c) => c.records.some((r) => r.recordId === record))?.id;
}
