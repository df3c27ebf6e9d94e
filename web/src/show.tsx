// Showing a drawn view to others: on paper, as a picture. All of it is made in the page; nothing is sent anywhere.
import { type ComponentChildren, type VNode, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { date, t } from './i18n';
import { hand, picture, pngFile, svgFile } from './picture';
import { say } from './ui';
import { ToWall, onWall } from './wall';

/** What a mark or a line of a drawing means. mark: for within an svg, drawn around 0,0 and 14 to each side at most. */
export interface LegendEntry {
  readonly mark: VNode;
  readonly word: string;
}

export const Legend = ({ entries }: { entries: readonly LegendEntry[] }) => (
  <ul class="legend" aria-label={t('show.legend')}>
    {entries.map(({ mark, word }) => (
      <li key={word}>
        <svg class="scene" width="28" height="20" viewBox="-14 -10 28 20" aria-hidden="true">{mark}</svg> {word}
      </li>
    ))}
  </ul>
);

type Paper = 'A3' | 'A4';
/** A drawing's room on a sheet, in CSS pixels: what title, legend and the last lines leave of it. */
const sheet: Record<Paper, { width: number; height: number }> = { A3: { width: 1510, height: 860 }, A4: { width: 1046, height: 540 } };

interface Shown {
  /** What it is, for the names of files: a view and a place. */
  readonly name: string;
  readonly title: string;
  readonly counts?: string;
  readonly legend?: readonly LegendEntry[];
  /** Its svg, drawn by styles that hang on its own classes alone, so that a copy elsewhere looks alike. */
  readonly scene: { readonly current: SVGSVGElement | null };
  /** Draws it for a sheet of paper of this size, where it would not do to print what is on the screen. */
  readonly drawFor?: (width: number, height: number) => SVGSVGElement;
}

/** The bar of any drawn view. */
export function ShowBar(shown: Shown & { children?: ComponentChildren }) {
  const print = usePrint(shown);
  const menu = useRef<HTMLDetailsElement>(null);
  const today = isoToday();
  const file = (kind: string) => `allymap-${shown.name.replace(/[^\p{L}\p{N}]+/gu, '-')}-${today}.${kind}`;
  const take = async (kind: 'svg' | 'png') => {
    menu.current?.removeAttribute('open');
    if (!shown.scene.current) return;
    const drawn = picture(shown.scene.current, { title: shown.title, legend: shown.legend ?? [], lines: lastLines(shown) });
    try {
      hand(kind === 'svg' ? svgFile(drawn) : await pngFile(drawn), file(kind));
      say(t('show.saved', { file: file(kind) }));
    } catch {
      say(t('show.failed'));
    }
  };
  const choose = (paper: Paper) => {
    menu.current?.removeAttribute('open');
    print(paper);
  };
  if (onWall()) return null;
  return (
    <div class="show-bar">
      {shown.children}
      <ToWall />
      <details class="menu" ref={menu} onKeyDown={(e) => e.key === 'Escape' && leaveMenu(e, menu.current)}>
        <summary class="button">{t('show.take')}</summary>
        <div>
          <button onClick={() => choose('A3')}>{t('show.print', { paper: 'A3' })}</button>
          <button onClick={() => choose('A4')}>{t('show.print', { paper: 'A4' })}</button>
          <button onClick={() => void take('png')}>{t('show.png')}</button>
          <button onClick={() => void take('svg')}>{t('show.svg')}</button>
        </div>
      </details>
    </div>
  );
}

function leaveMenu(event: KeyboardEvent, menu: HTMLDetailsElement | null): void {
  if (!menu?.open) return;
  event.stopPropagation();
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

/** Today on this device's calendar. */
function isoToday(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
}

const lastLines = ({ counts }: Shown): string[] => [[counts, date(isoToday())].filter(Boolean).join(' · '), t('show.privacy')];

/** Prints the view on a page of its own, also where the browser's own menu asks for it: on A4 then. */
function usePrint(shown: Shown): (paper: Paper) => void {
  const latest = useRef(shown);
  latest.current = shown;
  const paper = useRef<Paper>('A4');
  useEffect(() => {
    const page = document.createElement('div');
    const before = () => {
      const { scene, drawFor } = latest.current;
      if (!scene.current) return;
      const { width, height } = sheet[paper.current];
      const drawn = picture(drawFor?.(width, height) ?? scene.current, { title: latest.current.title, bare: true, legend: [], lines: [] });
      drawn.removeAttribute('width');
      drawn.removeAttribute('height');
      page.className = `paper sheet ${paper.current.toLowerCase()}`;
      document.body.append(page);
      document.documentElement.dataset.printing = paper.current;
      render(<Sheet shown={latest.current} />, page);
      page.querySelector('figure')?.append(drawn);
    };
    const after = () => {
      render(null, page);
      page.remove();
      delete document.documentElement.dataset.printing;
      paper.current = 'A4';
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
      after();
    };
  }, []);
  return (chosen) => {
    paper.current = chosen;
    window.print();
  };
}

const Sheet = ({ shown }: { shown: Shown }) => (
  <>
    <h1>{shown.title}</h1>
    <figure />
    {shown.legend?.length ? <Legend entries={shown.legend} /> : null}
    {lastLines(shown).map((text) => <p key={text}>{text}</p>)}
  </>
);
