// The frame of every page: who is signed in, where one is, how the connection does, and the way to everything else.
import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ReachedDocument } from './gql/graphql';
import { ask, connection, sessionEnded } from './graphql';
import { type Language, language, languages, speak, t } from './i18n';
import { waiting } from './queue';
import { areaPath, go, place } from './route';
import { lastArea, look, lookAt, me, mayWrite, signOut } from './session';
import { Notices, Title, say } from './ui';
import { Enter, SignIn } from './signin';
import { Wall } from './wall';
import { Home } from './home';

type View = ComponentType;
type Load = () => Promise<{ default: View }>;

/** The views, each fetched when it is first opened. Of an area, of an actor, of an issue, and of their own. */
const views: Record<string, Load> = {
  'a/issues': () => import('./views/issues'),
  'a/list': () => import('./views/list'),
  'a/add': () => import('./views/add'),
  'a/bridges': () => import('./views/bridges'),
  'a/missing': () => import('./views/missing'),
  'a/growth': () => import('./views/growth'),
  agenda: () => import('./views/agenda'),
  help: () => import('./views/help'),
  'a/ways': () => import('./views/ways'),
  ...Object.fromEntries(['page', 'links', 'stands', 'meetings', 'history', 'sources'].map((part) => [`actor/${part}`, () => import('./views/actor')])),
  'actor/ways': () => import('./views/ways'),
  'a/map': () => import('./views/map'),
  'issue/decide': () => import('./views/issue-decide'),
  'issue/moves': () => import('./views/issue-moves'),
  'issue/page': () => import('./views/issue-page'),
  'issue/power': () => import('./views/issue-power'),
  'issue/spectrum': () => import('./views/issue-spectrum'),
};

/** The views of an area in the order of its navigation. */
const areaViews = ['list', 'map', 'issues', 'ways', 'bridges', 'missing', 'growth'] as const;

/** The view of a place, and the area that it is in where the address says so. */
function viewAt(parts: readonly string[]): string | undefined {
  const [first = '', , third] = parts;
  if (parts.length === 1) return first in views ? first : undefined;
  if (parts.length > 3) return undefined;
  const key = `${first}/${third ?? (first === 'a' ? 'list' : 'page')}`;
  return key in views ? key : undefined;
}

const loaded = new Map<string, View>();

function useView(key: string | undefined): View | 'failed' | undefined {
  const [, drawn] = useState(0);
  const [failed, setFailed] = useState<string>();
  const lost = connection.value === 'lost';
  useEffect(() => {
    if (!key || loaded.has(key)) return;
    views[key]!().then(
      (module) => {
        loaded.set(key, module.default);
        drawn((n) => n + 1);
      },
      // Without a server it is fetched when there is one again; with one, the page is older than what the server has.
      () => void ask(ReachedDocument, {}).then(() => setFailed(key), () => undefined),
    );
  }, [key, lost]);
  if (!key) return undefined;
  return loaded.get(key) ?? (failed === key ? 'failed' : undefined);
}

export function App() {
  const lost = connection.value === 'lost';
  useEffect(() => {
    if (!lost && me.value === undefined) look().catch(() => (connection.value = 'lost'));
  }, [lost]);
  const { parts } = place.value;
  if (parts[0] === 'enter') return <Enter />;
  if (me.value === undefined) return <Starting />;
  if (me.value === null) return <SignIn />;
  return (
    <>
      <a class="skip" href="#title">{t('skip')}</a>
      <Header />
      <Connection />
      <main id="main" inert={sessionEnded.value}>{parts.length === 0 ? <Home /> : <Page />}</main>
      {sessionEnded.value ? <SignIn over /> : null}
      <Wall />
      <Notices />
    </>
  );
}

/** Before it is known who is signed in: says plainly where the server is not reached. */
const Starting = () => <p class="busy" role="status">{t(connection.value === 'lost' ? 'failure.lost' : 'loading')}</p>;

function Page() {
  const { parts } = place.value;
  const key = viewAt(parts);
  const View = useView(key);
  if (!key) return <Nowhere />;
  if (unknownArea()) return <div class="page"><Title>{parts[1]}</Title><p>{t('list.noArea')}</p><p><a href="/">{t('nowhere.home')}</a></p></div>;
  if (View === 'failed') return <p class="failed" role="alert">{t('view.old')} <button onClick={() => location.reload()}>{t('view.reload')}</button></p>;
  if (!View) return <p class="busy" role="status">{t(connection.value === 'lost' ? 'answer.later' : 'loading')}</p>;
  return <View key={parts.slice(0, 2).join('/')} />; // stays where one view has several addresses
}

/** An address that leads nowhere. */
export const Nowhere = () => (
  <div class="page">
    <Title>{t('nowhere.title')}</Title>
    <p>{t('nowhere.text')}</p>
    <p><a href="/">{t('nowhere.home')}</a></p>
  </div>
);

/** The area that the navigation is about: the address's, else the last one looked at, else the viewer's first. */
export function currentArea(): string | undefined {
  const { parts } = place.value;
  const areas = me.value?.areas ?? [];
  const named = parts[0] === 'a' ? parts[1] : lastArea.value;
  const found = areas.find((a) => a.slug === named) ?? areas.find((a) => mayWrite(a.slug)) ?? areas[0];
  return found?.slug;
}

/** Whether the address names an area that there is not. */
function unknownArea(): boolean {
  const { parts } = place.value;
  return parts[0] === 'a' && !me.value!.areas.some((a) => a.slug === parts[1]);
}

function Header() {
  const { parts } = place.value;
  const area = currentArea();
  const here = parts[0] === 'a' ? (parts[2] ?? 'list') : parts[0];
  useEffect(() => {
    if (area && parts[0] === 'a' && !unknownArea()) lookAt(area);
  }, [area, parts[0]]);
  const row = useRef<HTMLElement>(null);
  useEffect(() => row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [here, !!area]);
  const mine = me.value?.viewer.role === 'LEADER'; // what a leader needs first
  const week = <a href="/agenda" aria-current={here === 'agenda' ? 'page' : undefined}>{t('nav.agenda')}</a>;
  return (
    <header class="top">
      <a class="brand" href="/">Allymap</a>
      {area ? <AreaChoice area={area} /> : null}
      {area ? (
        <nav aria-label={t('nav.label')} class="views" ref={row}>
          {mine ? week : null}
          {areaViews.map((v) => (
            <a key={v} href={areaPath(area, v)} aria-current={here === v ? 'page' : undefined}>{t(`nav.${v}`)}</a>
          ))}
          {mine ? null : week}
        </nav>
      ) : null}
      {area && mayWrite(area) && here !== 'add' ? <a class="button primary add" href={areaPath(area, 'add')}>{t('nav.add')}</a> : null}
      <Account />
    </header>
  );
}

function AreaChoice({ area }: { area: string }) {
  const view = place.value.parts[0] === 'a' ? place.value.parts[2] : undefined;
  return (
    <label class="area-choice">
      <span class="hidden">{t('nav.area')}</span>
      <bdi class="shown" aria-hidden="true">{unknownArea() ? t('nav.chooseArea') : me.value?.areas.find((a) => a.slug === area)?.name}</bdi>
      <select value={unknownArea() ? '' : area} onChange={(e) => go(areaPath(e.currentTarget.value, view ?? 'list'))}>
        {unknownArea() ? <option value="">{t('nav.chooseArea')}</option> : null}
        {me.value?.areas.map((a) => <option key={a.slug} value={a.slug}>{a.name}</option>)}
      </select>
    </label>
  );
}

/** Closes a menu that is open: on Escape, giving the focus back, and when something outside of it is used. */
function useMenu() {
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const escape = (e: KeyboardEvent) => {
      if (e.key !== 'Escape' || !ref.current?.open) return;
      ref.current.open = false;
      ref.current.querySelector('summary')?.focus();
    };
    const outside = (e: Event) => {
      if (ref.current?.open && !ref.current.contains(e.target as Node)) ref.current.open = false;
    };
    addEventListener('keydown', escape);
    addEventListener('pointerdown', outside);
    addEventListener('focusin', outside);
    return () => {
      removeEventListener('keydown', escape);
      removeEventListener('pointerdown', outside);
      removeEventListener('focusin', outside);
    };
  }, []);
  return ref;
}

function Account() {
  const menu = useMenu();
  const out = (everywhere: boolean) => {
    if (waiting.value > 0 && !confirm(t('signOut.unsent', { count: waiting.value }))) return;
    signOut(everywhere).catch(() => say(t('signOut.failed')));
  };
  return (
    <details class="account" ref={menu}>
      <summary aria-label={t('account', { name: me.value?.viewer.name ?? '' })}>
        <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="12" cy="8" r="4.5" fill="currentColor" />
          <path d="M3 21c0-5 4-7.5 9-7.5s9 2.500 9 7.500z" fill="currentColor" />
        </svg>
      </summary>
      <div>
        <p class="who"><bdi>{me.value?.viewer.name}</bdi><br /><small>{t(`role.${me.value!.viewer.role}`)}</small></p>
        <a class="button" href="/help">{t('help.title')}</a>
        <LanguageChoice />
        <button onClick={() => out(false)}>{t('signOut')}</button>
        <button onClick={() => out(true)}>{t('signOut.everywhere')}</button>
      </div>
    </details>
  );
}

export function LanguageChoice() {
  return (
    <label class="language">
      {t('language')}
      <select value={language.value} onChange={(e) => void speak(e.currentTarget.value as Language, true).catch(() => say(t('failure.lost')))}>
        {Object.entries(languages).map(([code, l]) => <option key={code} value={code} lang={code}>{l.name}</option>)}
      </select>
    </label>
  );
}

/** A slow or lost connection, and what waits for it, said plainly. */
function Connection() {
  const c = connection.value;
  const text = c === 'lost' ? t('connection.lost') : c === 'slow' ? t('connection.slow') : '';
  const unsent = waiting.value > 0 && c !== 'well' ? t('connection.unsent', { count: waiting.value }) : '';
  return <div class="connection" role="status">{text || unsent ? <p>{text} {unsent}</p> : null}</div>;
}
