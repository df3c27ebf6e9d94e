// The way to the server: one POST a question, as typed documents, and what can go wrong on it in five words. Nothing else
// of the client speaks HTTP but sign-in (session.ts).
import { signal } from '@preact/signals';
import type { TypedDocumentString } from './gql/graphql';

/**
 * Why a question was not answered. lost: the server was not reached; slow: it was, and did not answer in time; signedOut:
 * the session has ended; refused: the question was wrong or too large (code and reason say why); broken: the server failed.
 */
export type FailureKind = 'lost' | 'slow' | 'signedOut' | 'refused' | 'broken';

export class Failure extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly code = '',
    readonly reason = '',
    readonly values: readonly string[] = [],
  ) {
    super(`${kind} ${reason}`.trim());
  }
}

/** How the connection does: slow while an answer is waited for longer than one should, lost until one arrives again. */
export const connection = signal<'well' | 'slow' | 'lost'>('well');
/** Whether the session ended while the page was in use: the page stays, and asks to sign in over itself. */
export const sessionEnded = signal(false);

addEventListener('offline', () => (connection.value = 'lost'));

/** How long to wait before a lost server is tried again, in ms: the more often it was, the longer. */
const pauses = [1_000, 2_000, 5_000, 10_000];

/** Waits before the next try, or until the browser is online again. */
export function beforeTry(tries: number): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      done();
    };
    const timer = setTimeout(end, pauses[Math.min(tries, pauses.length - 1)]!);
    addEventListener('online', end);
  });
}

const slowAfter = 3_000;
const giveUpAfter = 20_000;
let waiting = 0;

interface Answer<R> {
  data?: R | null;
  errors?: { message: string; extensions?: { code?: string; reason?: string; values?: string[] } }[];
}

let held: Promise<void> | undefined;
let aside = new AbortController();

/**
 * Says the last word of a session. Nothing is asked from then on, and what was under way is set aside, so that no answer
 * tells of a session that its owner ended; all of it is asked again where the word did not arrive.
 */
export async function lastWord(say: () => Promise<void>): Promise<void> {
  let goOn!: () => void;
  held = new Promise((done) => (goOn = done));
  aside.abort();
  aside = new AbortController();
  try {
    await say();
  } catch (cause) {
    held = undefined;
    goOn();
    throw cause;
  }
}

/** Whether the last word is being said, or was. */
export const leaving = (): boolean => held !== undefined;

/** Asks, and gives the answer's data whole; a Failure where any of it is missing. */
export async function ask<R, V>(document: TypedDocumentString<R, V>, variables: V, signal?: AbortSignal): Promise<R> {
  for (;;) {
    await held;
    const stopped = aside.signal;
    try {
      return await askOnce(document, variables, signal ? AbortSignal.any([signal, stopped]) : stopped);
    } catch (cause) {
      if (!stopped.aborted || signal?.aborted) throw cause;
    }
  }
}

async function askOnce<R, V>(document: TypedDocumentString<R, V>, variables: V, signal: AbortSignal): Promise<R> {
  waiting++;
  const slow = setTimeout(() => connection.value === 'well' && (connection.value = 'slow'), slowAfter);
  const late = AbortSignal.timeout(giveUpAfter);
  let response: Response | undefined;
  let answer: Answer<R>;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', 'x-map-client': '1' },
      body: JSON.stringify({ query: document.toString(), variables }),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.any([signal, late]),
    });
    answer = (await response.json()) as Answer<R>;
  } catch (cause) {
    if (signal.aborted) throw cause;
    if (late.aborted) throw new Failure('slow');
    if (cause instanceof SyntaxError && !away(response!.status)) throw new Failure('broken'); // some proxy's page
    connection.value = 'lost';
    throw new Failure('lost');
  } finally {
    clearTimeout(slow);
    waiting--;
    if (waiting === 0 && connection.value === 'slow') connection.value = 'well';
  }
  const error = answer.errors?.[0];
  const failure = error || !answer.data ? failureOf(response.status, error?.extensions) : undefined;
  connection.value = failure?.kind === 'lost' ? 'lost' : 'well';
  if (failure) throw failure;
  return answer.data!;
}

/** Whether a proxy says that there is no server behind it. */
const away = (status: number): boolean => status === 502 || status === 503 || status === 504;

function failureOf(status: number, told: { code?: string; reason?: string; values?: string[] } = {}): Failure {
  const { code = '', reason = '', values = [] } = told;
  switch (code) {
    case 'UNAUTHENTICATED':
      sessionEnded.value = true;
      return new Failure('signedOut', code, reason);
    case 'UNAVAILABLE':
    case 'TIMEOUT':
      return new Failure('slow', code, reason);
    case 'INTERNAL':
    case '':
      return new Failure(away(status) ? 'lost' : 'broken', code, reason);
  }
  return new Failure('refused', code, reason, values);
}
