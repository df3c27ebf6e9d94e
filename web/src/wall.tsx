// On the wall: a view without what surrounds it, in larger type, for those who sit in front of it.
import { useEffect } from 'preact/hooks';
import { t } from './i18n';
import { place, setQuery } from './route';

/** Whether the view is on the wall. */
export const onWall = (): boolean => place.value.query.get('show') === 'wall';
/** How much larger a drawing's type is than on a desk. */
export const typeScale = (): number => (onWall() ? 1.5 : 1);

/** The same, or as much larger as the reader's own letters are, where that is more. */
export const letterScale = (): number => Math.max(typeScale(), parseFloat(getComputedStyle(document.documentElement).fontSize) / 16);

/** The way to the wall. */
export const ToWall = () => (onWall() ? null : <button class="to-wall" onClick={() => setQuery({ show: 'wall' })}>{t('show.wall')}</button>);

/** What the wall changes around any view: nothing around it, larger type, a screen that stays awake where that can be, and the way back. */
export function Wall() {
  const wall = onWall();
  useEffect(() => {
    if (!wall) return undefined;
    document.documentElement.dataset.show = 'wall';
    let awake: WakeLockSentinel | undefined;
    const stayAwake = () => {
      if (document.visibilityState !== 'visible') return;
      navigator.wakeLock?.request('screen').then((lock) => (awake = lock), () => undefined);
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) setQuery({ show: null });
    };
    stayAwake();
    document.addEventListener('visibilitychange', stayAwake);
    addEventListener('keydown', leave);
    return () => {
      delete document.documentElement.dataset.show;
      document.removeEventListener('visibilitychange', stayAwake);
      removeEventListener('keydown', leave);
      void awake?.release();
    };
  }, [wall]);
  return wall ? <button class="leave-wall" onClick={() => setQuery({ show: null })}>{t('show.leave')}</button> : null;
}
