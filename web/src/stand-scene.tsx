// A drawing of who stands where. One stop for the keyboard: arrows go to the nearest, Enter opens the menu. Whoever is dragged
// to another region is recorded there; the menu does the same.
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Chip, type Layout, type Region, nameLine, partsOf, reach, titleLine } from './chips';
import { rtl, t } from './i18n';
import { Shape } from './ui';

interface Shown {
  svg?: RefObject<SVGSVGElement | null>;
  layout: Layout;
  scale: number;
  label: string;
  /** What a chip says aloud. */
  describe: (id: string) => string;
  onOpen?: (id: string) => void;
  onMore?: (region: Region) => void;
  /** Left out: nobody can be dragged. */
  onDrop?: ((id: string, region: Region) => void) | undefined;
}

interface Drag {
  readonly id: string;
  readonly dx: number;
  readonly dy: number;
  readonly over: string | undefined;
}

/** How far the pointer moves before it is a drag and no click, in px. */
const threshold = 5;

export function Scene(shown: Shown) {
  const { layout, scale, label } = shown;
  const own = useRef<SVGSVGElement>(null);
  const svg = shown.svg ?? own;
  const [at, setAt] = useState<string>();
  const focused = useRef<string>(undefined);
  const drag = useDrag(svg, shown);
  const here = layout.chips.some((c) => c.item.id === at) ? at : layout.chips[0]?.item.id;
  useEffect(() => {
    // Who moved to another place in the drawing is another element to the browser: the focus goes with them.
    if (focused.current && document.activeElement === document.body) chipOf(svg.current, focused.current)?.focus();
  });
  const keys = (event: KeyboardEvent) => {
    const next = nearest(layout.chips, here, event.key);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    chipOf(svg.current, next)?.focus();
  };
  return (
    <svg ref={svg} class="stand-scene" width={layout.width} height={layout.height} viewBox={`0 0 ${layout.width} ${layout.height}`} role="group" aria-label={label} onKeyDown={keys} style={{ fontSize: `${13 * scale}px` }}>
      <Regions {...shown} over={drag.state?.over} />
      {layout.remarks.map((r) => (
        <text key={r.text} class={r.strong ? 'remark strong' : 'remark'} text-anchor="middle" {...(r.turned ? { transform: `translate(${r.x} ${r.y}) rotate(-90)` } : { x: r.x, y: r.y })}>{r.text}</text>
      ))}
      {layout.chips.map((chip) => (
        <Drawn
          key={chip.item.id} of={chip} scale={scale} label={shown.describe(chip.item.id)} stop={chip.item.id === here} drag={drag.state?.id === chip.item.id ? drag.state : undefined}
          onFocus={(id) => { setAt(id); focused.current = id; }} onBlur={() => document.hasFocus() && (focused.current = undefined)} onOpen={(id) => drag.clicked() && shown.onOpen?.(id)} onDown={drag.down} may={!!shown.onDrop}
        />
      ))}
    </svg>
  );
}

const chipOf = (svg: SVGSVGElement | null, id: string): SVGGElement | null | undefined => svg?.querySelector<SVGGElement>(`[data-id="${id}"]`);

function Regions({ layout, scale, onMore, over }: Shown & { over: string | undefined }) {
  return (
    <>
      {layout.regions.map((r) => <path key={r.key} class={`region ${r.support}${r.key === over ? ' over' : ''}`} data-region={r.key} d={r.path} transform={layout.turned ? `translate(${layout.width} 0) scale(-1 1)` : undefined} />)}
      {layout.regions.map((r) => r.titleAt && (
        <text key={r.key} class="region-title" y={r.titleAt.y} text-anchor={r.titleAt.begins ? 'start' : 'middle'}>
          {(r.titleAt.lines ?? [r.title]).map((line, i) => <tspan key={line} x={r.titleAt!.x} dy={i > 0 ? titleLine * scale : 0}>{line}</tspan>)}
        </text>
      ))}
      {layout.regions.map((r) => r.more && (
        <g key={r.key} class="more" role="button" tabindex={0} aria-label={t('standing.moreLabel', { count: r.more.count, support: r.title })} onClick={() => onMore?.(r)} onKeyDown={(e) => isPress(e) && onMore?.(r)}>
          <rect class="hit" x={r.more.box.x} y={r.more.box.y} width={r.more.box.w} height={r.more.box.h} rx={6} />
          <text text-anchor="middle" x={r.more.box.x + r.more.box.w / 2} y={r.more.box.y + r.more.box.h / 2 + 4.5 * scale}>{t('standing.more', { count: r.more.count })}</text>
        </g>
      ))}
    </>
  );
}

/** Whether a key presses a button; keeps it from doing more. */
function isPress(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

interface ChipShown {
  of: Chip;
  scale: number;
  label: string;
  stop: boolean;
  drag: Drag | undefined;
  may: boolean;
  onFocus: (id: string) => void;
  onBlur: () => void;
  onOpen: (id: string) => void;
  onDown: (id: string, event: PointerEvent) => void;
}

function Drawn({ of, scale, label, stop, drag, may, onFocus, onBlur, onOpen, onDown }: ChipShown) {
  const { item, box, lines } = of;
  const parts = partsOf(of, scale, rtl());
  return (
    <g
      class={`stander${drag ? ' dragged' : ''}${may ? ' may' : ''}`} role="button" aria-haspopup="dialog" aria-label={label} tabindex={stop ? 0 : -1} data-id={item.id}
      transform={drag ? `translate(${drag.dx} ${drag.dy})` : undefined}
      onClick={() => onOpen(item.id)} onKeyDown={(e) => isPress(e) && onOpen(item.id)} onFocus={() => onFocus(item.id)} onBlur={onBlur} onPointerDown={(e) => onDown(item.id, e)}
    >
      <rect class="hit" x={box.x} y={box.y} width={box.w} height={box.h} rx={6} />
      <g transform={`translate(${parts.mark} ${parts.middle})`}><Shape kind={item.kind} r={reach(item.influence) * scale} /></g>
      <text y={parts.middle + (4.5 - ((lines.length - 1) * nameLine) / 2) * scale} text-anchor="middle" lang={item.nameLanguage ?? undefined}>
        {lines.map((line, i) => <tspan key={i} x={parts.lines[i]} dy={i > 0 ? nameLine * scale : 0}>{line}</tspan>)}
      </text>
      {item.disagreed ? <g transform={`translate(${parts.sign} ${parts.middle}) scale(${scale})`}><Disagreed /></g> : null}
    </g>
  );
}

/** The sign of those whom we see differently: pulled both ways. */
export const Disagreed = () => <path class="disagreed" d="M-6 0H6M-3-3.5L-6.5 0L-3 3.5M3-3.5L6.5 0L3 3.5" />;

const directions: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The chip that an arrow leads to; Home and End lead to the first and the last. */
function nearest(chips: readonly Chip[], from: string | undefined, key: string): string | undefined {
  if (key === 'Home') return chips[0]?.item.id;
  if (key === 'End') return chips.at(-1)?.item.id;
  const way = directions[key];
  const start = chips.find((c) => c.item.id === from);
  if (!way || !start) return undefined;
  const middle = ({ box }: Chip) => [box.x + box.w / 2, box.y + box.h / 2] as const;
  const [x, y] = middle(start);
  let best: string | undefined;
  let least = Infinity;
  for (const c of chips) {
    const [cx, cy] = middle(c);
    const along = (cx - x) * way[0] + (cy - y) * way[1];
    const aside = Math.abs((cx - x) * way[1]) + Math.abs((cy - y) * way[0]);
    if (c === start || along < 1 || along + 2 * aside >= least) continue;
    best = c.item.id;
    least = along + 2 * aside;
  }
  return best;
}

function useDrag(svg: RefObject<SVGSVGElement | null>, shown: Shown) {
  const [state, setState] = useState<Drag>();
  const latest = useRef(shown);
  latest.current = shown;
  const dragged = useRef(false);
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  const down = (id: string, event: PointerEvent) => {
    dragged.current = false;
    // A finger that begins on a name means to scroll; it has the menu.
    if (!latest.current.onDrop || event.button !== 0 || event.pointerType === 'touch') return;
    const point = (e: PointerEvent) => new DOMPoint(e.clientX, e.clientY).matrixTransform(svg.current!.getScreenCTM()!.inverse());
    const from = point(event);
    const regionAt = (p: DOMPoint): Region | undefined => latest.current.layout.regions.find((r) => r.holds(p.x, p.y));
    const move = (e: PointerEvent) => {
      const p = point(e);
      if (!dragged.current && Math.hypot(p.x - from.x, p.y - from.y) < threshold) return;
      dragged.current = true;
      setState({ id, dx: p.x - from.x, dy: p.y - from.y, over: regionAt(p)?.key });
    };
    const up = (e: PointerEvent) => {
      stop.current?.();
      const region = dragged.current && e.type === 'pointerup' ? regionAt(point(e)) : undefined;
      if (region) latest.current.onDrop?.(id, region);
    };
    const escape = (e: KeyboardEvent) => {
      if (e.key !== 'Escape') return;
      e.preventDefault();
      stop.current?.();
    };
    stop.current = () => {
      setState(undefined);
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', up);
      removeEventListener('pointercancel', up);
      removeEventListener('keydown', escape);
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', up);
    addEventListener('pointercancel', up);
    addEventListener('keydown', escape);
  };
  /** Whether the click that comes is one, and not a drag's end. */
  const clicked = (): boolean => {
    const was = dragged.current;
    dragged.current = false;
    return !was;
  };
  return { state, down, clicked };
}
