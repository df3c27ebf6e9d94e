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

/** Goes to an address of the client. replace: without a step in the browser's history. */
export function go(to: string, replace = false): void {
  const before = location.pathname;
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  arrived(before);
}

function arrived(before: string): void {
  place.value = read();
  if (location.pathname !== before) {
    arrivals.value++;
    scrollTo(0, 0);
  }
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

export const areaPath = (slug: string, view = 'list'): string => `/a/${encodeURIComponent(slug)}/${view}`;
export const actorPath = (id: string, view = ''): string => `/actor/${id}${view && '/' + view}`;
export const issuePath = (id: string, view = ''): string => `/issue/${id}${view && '/' + view}`;

/** Lets plain links move within the client, and opens whatever asks for a tab of its own as the browser does. */
export function followLinks(): void {
  let path = location.pathname;
  addEventListener('popstate', () => {
    arrived(path);
    path = location.pathname;
  });
  addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest?.('a[href]') as HTMLAnchorElement | SVGAElement | null;
    if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
    path = location.pathname;
  });
}
