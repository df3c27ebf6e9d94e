// Changes leave through one queue, one after the other, each with a key of its own: what a lost connection left open is
// sent again with the same key until it is answered, so it happens once. Later, work without a network keeps this queue on
// the device; today it lives as long as the page.
import { computed, signal } from '@preact/signals';
import { changed } from './data';
import type { TypedDocumentString } from './gql/graphql';
import { Failure, ask, beforeTry, leaving, sessionEnded } from './graphql';
import { newKey } from './random';
import type { Refusal } from './words';

const unsent = signal(0);

/** How many changes have not been answered yet. */
export const waiting = computed(() => unsent.value);

let last: Promise<unknown> = Promise.resolve();

/**
 * Sends a change and gives the server's answer, refusals of fields included. It waits for those before it, and for the
 * connection; it fails only where asking again would not help.
 */
export async function send<R, I extends { key: string }>(document: TypedDocumentString<R, { input: I }>, input: Omit<I, 'key'>): Promise<R> {
  const answer = await sendKeyed(document, input);
  changed();
  return answer;
}

/**
 * Sends a correction, as send does. Where what it corrects was removed meanwhile, the page stays as it is, and so does what
 * was typed there; gone says so.
 */
export async function correct<R, I extends { key: string }>(
  document: TypedDocumentString<R, { input: I }>,
  input: Omit<I, 'key'>,
  refusals: (answer: R) => readonly Pick<Refusal, 'code' | 'field'>[],
): Promise<R> {
  const answer = await sendKeyed(document, input);
  if (!gone(refusals(answer))) changed();
  return answer;
}

/** Whether a correction was refused because what it corrects is on the map no more. */
export const gone = (refusals: readonly Pick<Refusal, 'code' | 'field'>[]): boolean => refusals.some((r) => r.code === 'NOT_FOUND' && r.field?.at(-1) === 'id');

function sendKeyed<R, I extends { key: string }>(document: TypedDocumentString<R, { input: I }>, input: Omit<I, 'key'>): Promise<R> {
  const variables = { input: { ...input, key: newKey() } as unknown as I };
  return inTurn(() => ask(document, variables));
}

/** Sends what needs no key, as the same again does the same, and changes nothing that is asked for elsewhere: where actors stand. */
export const sendAside = <R, I>(document: TypedDocumentString<R, { input: I }>, input: I): Promise<R> => inTurn(() => ask(document, { input }));

function inTurn<R>(attempt: () => Promise<R>): Promise<R> {
  unsent.value++;
  const sent = last.then(() => untilAnswered(attempt));
  last = sent.catch(() => undefined);
  return sent.finally(() => unsent.value--);
}

async function untilAnswered<R>(attempt: () => Promise<R>): Promise<R> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (cause) {
      if (!(cause instanceof Failure) || cause.kind === 'refused' || cause.kind === 'broken') throw cause;
      await (cause.kind === 'signedOut' ? signedInAgain() : beforeTry(tries));
    }
  }
}

function signedInAgain(): Promise<void> {
  return new Promise((done) => {
    const stop = sessionEnded.subscribe((ended) => {
      if (ended) return;
      queueMicrotask(() => stop());
      done();
    });
  });
}

addEventListener('beforeunload', (event) => {
  if (unsent.value > 0 && !leaving()) event.preventDefault(); // who signs out was asked already
});
