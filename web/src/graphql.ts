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

const slowAfter = 3_000;
const giveUpAfter = 20_000;
let waiting = 0;

interface Answer<R> {
  data?: R | null;
  errors?: { message: string; extensions?: { code?: string; reason?: string; values?: string[] } }[];
}

/** Asks, and gives the answer's data whole; a Failure where any of it is missing. */
export async function ask<R, V>(document: TypedDocumentString<R, V>, variables: V, signal?: AbortSignal): Promise<R> {
  waiting++;
  const slow = setTimeout(() => connection.value === 'well' && (connection.value = 'slow'), slowAfter);
  const late = AbortSignal.timeout(giveUpAfter);
  let response: Response;
  let answer: Answer<R>;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', 'x-map-client': '1' },
      body: JSON.stringify({ query: document.toString(), variables }),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signal ? AbortSignal.any([signal, late]) : late,
    });
    answer = (await response.json()) as Answer<R>;
  } catch (cause) {
    if (signal?.aborted) throw cause;
    if (late.aborted) throw new Failure('slow');
    if (cause instanceof SyntaxError) throw new Failure('broken'); // some proxy's page
    connection.value = 'lost';
    throw new Failure('lost');
  } finally {
    clearTimeout(slow);
    waiting--;
    if (waiting === 0 && connection.value === 'slow') connection.value = 'well';
  }
  connection.value = 'well';
  const error = answer.errors?.[0];
  if (!error && answer.data) return answer.data;
  throw failureOf(response.status, error?.extensions);
}

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
      return new Failure(status === 502 || status === 503 || status === 504 ? 'lost' : 'broken', code, reason);
  }
  return new Failure('refused', code, reason, values);
}
