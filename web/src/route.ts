// Where in the client one is: the address alone, so that every view can be shared, reloaded and gone back to.
import { signal } from '@preact/signals';

export interface Place {
  /** The parts of the path, decoded, without empty ones. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
}

const read = (): Place => ({
  parts: location.pathname.split('/').filter(Boolean).map(decoded),
  query: new URLSearchParams(location.search),
});

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const place = signal(read());
/** Counts moves to another page, not changes of its query: views are focused after one. */
export const arrivals = signal(0);

let page = location.pathname;
/** What a step of the history opened over the view that is one step back. */
interface Opened {
  readonly over: string;
}
/** What was asked for while the browser was on its way back from what was closed. */
let leaving: (() => void)[] | undefined;

/** Goes to an address of the client. replace: without a step in the browser's history. */
export const go = (to: string, replace = false): void => step(to, replace, null);

function step(to: string, replace: boolean, state: Opened | null): void {
  if (leaving) {
    leaving.push(() => step(to, replace, state));
    return;
  }
  if (replace) history.replaceState(to.split(/[?#]/)[0] === location.pathname ? history.state : null, '', to);
  else history.pushState(state, '', to);
  arrived();
}

function arrived(): void {
  place.value = read();
  if (location.pathname === page) return;
  page = location.pathname;
  arrivals.value++;
  scrollTo(0, 0);
}

/** The same page with other parts of the query; null takes one away. */
export function withQuery(changes: Record<string, string | null>): string {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return location.pathname + (text ? '?' + text : '');
}

/** Changes the query in place: filters, a selection. */
export const setQuery = (changes: Record<string, string | null>): void => go(withQuery(changes), true);

/**
 * Opens what lies over a view and is named in its query, a panel or a menu: a step in the browser's history, so that Back
 * closes it. Where one is open already, another takes its place.
 */
export function openOver(name: string, value: string): void {
  const to = withQuery({ [name]: value });
  step(to, place.value.query.has(name), { over: name });
}

/** Closes it: where it was opened from the view, back to that; where its address was followed, in place. */
export function closeOver(name: string): void {
  if (!place.value.query.has(name)) return;
  const stepped = (history.state as Opened | null)?.over === name;
  setQuery({ [name]: null });
  if (!stepped) return;
  // What was filtered meanwhile stays.
  const to = location.href;
  leaving = [() => history.replaceState(history.state, '', to)];
  history.back();
}

export const areaPath = (slug: string, view = 'list'): string => `/a/${encodeURIComponent(slug)}/${view}`;
export const actorPath = (id: string, view = ''): string => `/actor/${id}${view && '/' + view}`;
export const issuePath = (id: string, view = ''): string => `/issue/${id}${view && '/' + view}`;

/** Lets plain links move within the client, and opens whatever asks for a tab of its own as the browser does. */
export function followLinks(): void {
  addEventListener('popstate', () => {
    const then = leaving ?? [];
    leaving = undefined;
    for (const act of then) act();
    arrived();
  });
  addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest?.('a[href]') as HTMLAnchorElement | SVGAElement | null;
    if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  });
}
