// What is being typed outlives a reload, as long as the tab; it goes with signing out.
import { type StateUpdater, type Dispatch, useLayoutEffect, useState } from 'preact/hooks';
import { me } from './session';

/**
 * A draft kept under this name for the viewer. The last of the three forgets it, and keeps no more. `begun`: what to make of
 * what was kept, or is fresh, where the address asks for something.
 */
export function useDraft<D>(name: string, fresh: () => D, begun = (draft: D): D => draft): [D, Dispatch<StateUpdater<D>>, () => void] {
  const key = `allymap.draft.${me.value?.viewer.id ?? ''}.${name}`;
  const [draft, setDraft] = useState<D>(() => begun(kept<D>(key) ?? fresh()));
  const [over, setOver] = useState(false);
  useLayoutEffect(() => { // at once: a reload may be the next thing that happens
    if (!over) sessionStorage.setItem(key, JSON.stringify(draft));
  }, [key, draft, over]);
  const forget = () => {
    setOver(true);
    sessionStorage.removeItem(key);
  };
  return [draft, setDraft, forget];
}

function kept<D>(key: string): D | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '') as D;
  } catch {
    return undefined;
  }
}
