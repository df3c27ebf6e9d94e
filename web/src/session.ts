// Who is signed in. The session is a cookie that scripts cannot read; a link's secret comes behind the # of the address,
// which browsers keep to themselves, and is spent by POST alone.
import { signal } from '@preact/signals';
import { type ViewerQuery, ViewerDocument } from './gql/graphql';
import { ask, lastWord, sessionEnded } from './graphql';

export interface Me {
  readonly viewer: NonNullable<ViewerQuery['viewer']>;
  readonly areas: ViewerQuery['areas'];
  readonly linkTypes: ViewerQuery['linkTypes'];
}

/** null: nobody; undefined: not known yet. */
export const me = signal<Me | null | undefined>(undefined);

/** Looks who is signed in, without an error where nobody is. */
export async function look(): Promise<void> {
  const answer = await fetch('/session', { cache: 'no-store', credentials: 'same-origin' });
  const { signedIn } = (await answer.json()) as { signedIn: boolean };
  await become(signedIn);
}

async function become(signedIn: boolean): Promise<void> {
  if (!signedIn) {
    me.value = null;
    return;
  }
  const { viewer, areas, linkTypes } = await ask(ViewerDocument, {});
  me.value = viewer ? { viewer, areas, linkTypes } : null;
  sessionEnded.value = false;
}

export type SignInResult = 'in' | 'refused' | 'lost';

/** Spends a one-time link, or shows a key. */
export async function signIn(secret: { link: string } | { key: string }): Promise<SignInResult> {
  try {
    const answer = await post('/session', secret);
    if (!answer.ok) return answer.status < 500 ? 'refused' : 'lost';
    await become(true);
    return 'in';
  } catch {
    return 'lost';
  }
}

/** Ends this session, or all of this person's; nothing of the map stays in the page. Rejects where the server was not reached. */
export async function signOut(everywhere: boolean): Promise<void> {
  await lastWord(async () => {
    const answer = await post('/session/end', { everywhere });
    if (!answer.ok && answer.status !== 401) throw new Error(String(answer.status)); // 401: it had ended already
  });
  sessionStorage.clear();
  location.replace('/');
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'same-origin',
    cache: 'no-store',
  });
}

const kept = 'allymap.area';

/** The slug of the area that was last looked at, or that the record in sight is in: what the navigation is about. */
export const lastArea = signal(sessionStorage.getItem(kept));

export function lookAt(area: string): void {
  sessionStorage.setItem(kept, area);
  lastArea.value = area;
}

/** Whether the viewer may write in the area of this slug. */
export function mayWrite(area: string): boolean {
  const m = me.value;
  return !!m && m.viewer.areas.some((a) => a.slug === area);
}
