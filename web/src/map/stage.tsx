// The stage that a map is drawn on, and what hands can do there: zoom and pan, choose, move somebody, go from one to the
// next by the keyboard. Frames of movement touch the drawing alone; what is chosen is the page's to keep.
import { select } from 'd3-selection';
import { type D3ZoomEvent, type ZoomBehavior, zoom, zoomIdentity } from 'd3-zoom';
import type { Ref } from 'preact';
import { useEffect, useId, useImperativeHandle, useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import { letterScale, onWall } from '../wall';
import { type Actor, type Direction, type Drawn, nearest } from './graph';
import { type Frame, type Point, Scene } from './scene';

const arrows: Record<string, Direction> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };
const zoomStep = 1.5;
/** How far a pointer goes before it drags rather than chooses. */
const steady = 4;

export interface StageProps {
  readonly graph: Drawn;
  readonly points: ReadonlyMap<string, Point>;
  readonly selected: string | null;
  readonly label: string;
  readonly nameOf: (a: Actor) => string;
  /** null: nobody. by: what chose, so that the keyboard can be led on. */
  readonly onSelect: (id: string | null, by: 'pointer' | 'keyboard') => void;
  /** Who the keyboard came to. */
  readonly onArrive: (id: string) => void;
  /** undefined: nobody can be moved here. */
  readonly onMove: ((id: string, to: Point) => void) | undefined;
  readonly scene: { current: SVGSVGElement | null };
  readonly handle: Ref<StageHandle>;
}

export interface StageHandle {
  focus(): void;
}

export function Stage(props: StageProps) {
  const { graph, points, selected, scene, handle } = props;
  const latest = useRef(props);
  latest.current = props;
  const [hands] = useState(() => new Hands(latest));
  const help = useId();
  const type = letterScale();
  useEffect(() => hands.take(scene.current!), []);
  useEffect(() => hands.draw(), [graph]);
  useEffect(() => hands.place(), [graph, points]);
  useEffect(() => hands.lighten(), [graph, selected]);
  useEffect(() => hands.resized(), [type]);
  useImperativeHandle(handle, () => ({ focus: () => scene.current?.focus({ preventScroll: true }) }), []);
  return (
    <div class="stage">
      <svg ref={scene} class="scene" role="application" tabindex={0} aria-label={props.label} aria-describedby={help} onKeyDown={(e) => hands.key(e)} />
      <p id={help} class="hidden">{t('map.keys')}</p>
      <div class="zoom" role="group" aria-label={t('map.zoom')}>
        <button onClick={() => hands.scaleBy(zoomStep)} aria-label={t('map.closer')} title={t('map.closer')}>+</button>
        <button onClick={() => hands.scaleBy(1 / zoomStep)} aria-label={t('map.further')} title={t('map.further')}>−</button>
        <button onClick={() => hands.whole()} aria-label={t('map.fit')} title={t('map.fit')}>⤢</button>
      </div>
    </div>
  );
}

/** What the stage keeps between frames. */
class Hands {
  private scene!: Scene;
  private svg!: SVGSVGElement;
  private zoom!: ZoomBehavior<SVGSVGElement, unknown>;
  private transform = zoomIdentity;
  /** Whether somebody chose what part to look at: else all is shown, also after a change of size. */
  private zoomed = false;
  private at: string | null = null;
  private held: { id: string; from: Point; start: Point; moving: boolean; to: Point } | undefined;
  /** Whether the click that comes is the end of a drag, and chooses nobody. */
  private dragged = false;
  private frame = 0;
  /** Whether the drawing moved since its labels were placed. */
  private moved = false;

  constructor(private readonly latest: { readonly current: StageProps }) {}

  take(svg: SVGSVGElement): () => void {
    this.svg = svg;
    this.scene = new Scene(svg);
    this.zoom = zoom<SVGSVGElement, unknown>()
      .scaleExtent([0.05, 8])
      .extent(() => [[0, 0], [svg.clientWidth, svg.clientHeight]])
      .clickDistance(steady)
      .filter((e: MouseEvent) => !this.held && !e.button && (!e.ctrlKey || e.type === 'wheel'))
      .on('zoom', (e: D3ZoomEvent<SVGSVGElement, unknown>) => {
        this.transform = e.transform;
        this.moved = true;
        if (e.sourceEvent) this.zoomed = true;
        this.scene.through(e.transform);
      })
      // A click on a name ends a gesture too: were the names written anew, nothing would be left to be clicked.
      .on('end', () => this.moved && this.settle());
    select(svg).call(this.zoom).on('dblclick.zoom', null);
    svg.addEventListener('pointerdown', (e) => this.press(e));
    svg.addEventListener('pointermove', (e) => this.drag(e));
    svg.addEventListener('pointerup', () => this.release());
    svg.addEventListener('pointercancel', () => this.release());
    svg.addEventListener('click', (e) => this.click(e));
    svg.addEventListener('blur', () => this.arrive(null));
    const observer = new ResizeObserver(() => this.resized());
    observer.observe(svg);
    return () => observer.disconnect();
  }

  draw(): void {
    this.scene.draw(this.latest.current.graph, this.latest.current.nameOf);
  }

  place(): void {
    this.scene.place(this.latest.current.points);
    this.resized();
  }

  lighten(): void {
    this.scene.lighten({ selected: this.latest.current.selected, at: this.at });
    this.resized();
  }

  resized(): void {
    if (this.svg.clientWidth === 0) return; // leaving the page
    if (this.zoomed) this.settle();
    else this.whole();
  }

  private size(): Frame {
    const buttons = this.svg.parentElement!.querySelector<HTMLElement>('.zoom')!;
    const covered = { x: buttons.offsetLeft, y: buttons.offsetTop, w: buttons.offsetWidth, h: buttons.offsetHeight };
    return { width: this.svg.clientWidth, height: this.svg.clientHeight, type: letterScale(), still: onWall(), covered };
  }

  private settle(): void {
    this.moved = false;
    this.scene.settle(this.transform, this.size());
  }

  whole(): void {
    this.zoomed = false;
    const { x, y, k } = this.scene.whole(this.size());
    select(this.svg).call(this.zoom.transform, zoomIdentity.translate(x, y).scale(k));
  }

  scaleBy(factor: number): void {
    this.zoomed = true;
    select(this.svg).call(this.zoom.scaleBy, factor);
  }

  private press(event: PointerEvent): void {
    this.dragged = false;
    // Names cover much of the map: from there it is panned, and nobody is moved by a slip of the hand.
    const id = (event.target as Element).closest('.mark') && idAt(event);
    const { onMove, selected } = this.latest.current;
    const from = id ? this.scene.pointOf(id) : undefined;
    // A finger pans the map, unless it begins on who is chosen.
    if (!id || !from || !onMove || event.button !== 0 || (event.pointerType === 'touch' && id !== selected)) return;
    this.held = { id, from, start: [event.clientX, event.clientY], moving: false, to: from };
  }

  private drag(event: PointerEvent): void {
    const held = this.held;
    if (!held) return;
    const [dx, dy] = [event.clientX - held.start[0], event.clientY - held.start[1]];
    if (!held.moving && Math.hypot(dx, dy) < steady) return;
    if (!held.moving) this.svg.setPointerCapture(event.pointerId);
    held.moving = true;
    held.to = [held.from[0] + dx / this.transform.k, held.from[1] + dy / this.transform.k];
    if (!this.frame) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        if (this.held) this.scene.move(this.held.id, this.held.to);
      });
    }
  }

  private release(): void {
    const held = this.held;
    this.held = undefined;
    if (!held?.moving) return;
    this.scene.move(held.id, held.to);
    this.settle();
    this.latest.current.onMove?.(held.id, held.to);
    this.dragged = true;
  }

  private click(event: MouseEvent): void {
    if (!this.dragged) this.latest.current.onSelect(idAt(event), 'pointer');
  }

  private arrive(id: string | null): void {
    if (this.at === id) return;
    this.at = id;
    this.lighten();
    if (id) this.latest.current.onArrive(id);
  }

  key(event: KeyboardEvent): void {
    const { selected, onSelect } = this.latest.current;
    const direction = arrows[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (direction) this.step(direction);
    else if (event.key === 'Enter' && (this.at ?? selected)) onSelect(this.at ?? selected, 'keyboard');
    else if (event.key === 'Escape' && (this.at || selected)) {
      this.arrive(null);
      onSelect(null, 'keyboard');
    } else if (event.key === '+' || event.key === '=') this.scaleBy(zoomStep);
    else if (event.key === '-') this.scaleBy(1 / zoomStep);
    else if (event.key === '0') this.whole();
    else return;
    event.preventDefault();
  }

  private step(direction: Direction): void {
    const { selected, graph } = this.latest.current;
    const points = this.scene.points();
    const from = [this.at, selected].find((id) => id && points.has(id));
    const next = from ? nearest(points, from, direction) : graph.actors.find((a) => points.has(a.id))?.id;
    if (!next) return;
    this.follow(points.get(next)!);
    this.arrive(next);
  }

  /** Brings a point into sight. */
  private follow([x, y]: Point): void {
    const { width, height } = this.size();
    const [px, py] = this.transform.apply([x, y]);
    const edge = 48;
    const dx = px < edge ? edge - px : px > width - edge ? width - edge - px : 0;
    const dy = py < edge ? edge - py : py > height - edge ? height - edge - py : 0;
    if (dx === 0 && dy === 0) return;
    this.zoomed = true;
    select(this.svg).call(this.zoom.translateBy, dx / this.transform.k, dy / this.transform.k);
  }
}

const idAt = (event: Event): string | null => (event.target as Element).closest('[data-id]')?.getAttribute('data-id') ?? null;
