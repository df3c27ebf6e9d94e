// A drawn view as a picture of its own: an SVG that needs nothing else, on paper's colours, with its title, legend, date
// and counts written in it, and the same as PNG. Its styles become presentation attributes: a style attribute would be
// refused where the picture is shown under this page's Content-Security-Policy.
import { type VNode, render } from 'preact';
import { rtl } from './i18n';
import { extent } from './labels';

export interface Caption {
  readonly title: string;
  /** Whether the drawing stands by itself, and who shows it writes all else. */
  readonly bare?: boolean;
  readonly legend: readonly { readonly mark: VNode; readonly word: string }[];
  /** Below the drawing: counts, date, whom it is for. */
  readonly lines: readonly string[];
}

const svg = 'http://www.w3.org/2000/svg';

/** What an element looks like, by property: whether children inherit it, and what it is where nobody says otherwise. */
const looks: readonly (readonly [property: string, inherited: boolean, initial: string])[] = [
  ['fill', true, 'rgb(0, 0, 0)'], ['fill-opacity', true, '1'], ['stroke', true, 'none'], ['stroke-width', true, '1px'], ['stroke-opacity', true, '1'],
  ['stroke-dasharray', true, 'none'], ['stroke-linecap', true, 'butt'], ['stroke-linejoin', true, 'miter'], ['paint-order', true, 'normal'],
  ['font-family', true, ''], ['font-size', true, ''], ['font-weight', true, '400'], ['text-anchor', true, 'start'], ['direction', true, 'ltr'],
  ['visibility', true, 'visible'], ['unicode-bidi', false, 'normal'], ['dominant-baseline', true, 'auto'], ['opacity', false, '1'], ['vector-effect', false, 'none'],
];

/** What belongs to the page and not to a picture of it. */
const ofThePage = ['class', 'style', 'tabindex', 'role', 'id', 'focusable'];

function dress(from: Element, to: Element, above: CSSStyleDeclaration | null): void {
  const style = getComputedStyle(from);
  if (style.display === 'none') {
    to.remove();
    return;
  }
  const children = [...from.children].map((c, i) => [c, to.children[i]!] as const);
  for (const [c, copy] of children) dress(c, copy, style);
  for (const [property, inherited, initial] of looks) {
    const value = style.getPropertyValue(property);
    if (value !== (inherited && above ? above.getPropertyValue(property) : initial)) to.setAttribute(property, value);
  }
  for (const name of to.getAttributeNames()) {
    if (ofThePage.includes(name) || name.startsWith('aria-') || name.startsWith('data-')) to.removeAttribute(name);
  }
}

function element(name: string, attributes: Record<string, string | number>, parent: Element, text?: string): SVGElement {
  const made = document.createElementNS(svg, name);
  for (const [k, v] of Object.entries(attributes)) made.setAttribute(k, String(v));
  if (text !== undefined) made.textContent = text;
  parent.append(made);
  return made;
}

/** The part of the plane that a scene shows, and so the size of its picture. */
export function extentOf(scene: SVGSVGElement): { x: number; y: number; w: number; h: number } {
  const box = scene.viewBox.baseVal;
  if (box && box.width > 0) return { x: box.x, y: box.y, w: box.width, h: box.height };
  return { x: 0, y: 0, w: scene.clientWidth, h: scene.clientHeight };
}

const edge = 16;
const small = 14;
const line = 22;

/** Breaks the legend into lines that fit. */
function legendLines(legend: Caption['legend'], width: number): Caption['legend'][] {
  const lines: { mark: VNode; word: string }[][] = [[]];
  let used = 0;
  for (const entry of legend) {
    const w = 62 + extent(entry.word, small).width;
    if (used > 0 && used + w > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)!.push(entry);
    used += w;
  }
  return lines.filter((l) => l.length > 0);
}

/** The scene as a picture that stands alone, in the colours of paper. */
export function picture(scene: SVGSVGElement, { title, bare, legend, lines }: Caption): SVGSVGElement {
  const paper = document.createElement('div');
  paper.className = 'paper studio';
  document.body.append(paper);
  try {
    const { x, y, w, h } = extentOf(scene);
    const rows = legendLines(legend, w - 2 * edge);
    const top = bare ? 0 : 48;
    const height = bare ? h : top + h + (rows.length + lines.length) * line + edge;
    const live = element('svg', { class: 'picture', width: w, height, viewBox: `0 0 ${w} ${height}`, direction: rtl() ? 'rtl' : 'ltr' }, paper) as SVGSVGElement;
    element('title', {}, live, title);
    element('rect', { class: 'ground', width: w, height }, live);
    const start = rtl() ? w - edge : edge;
    if (!bare) element('text', { class: 'title', x: start, y: 32 }, live, title);
    const drawn = scene.cloneNode(true) as SVGSVGElement;
    for (const [k, v] of Object.entries({ x: 0, y: top, width: w, height: h, viewBox: `${x} ${y} ${w} ${h}`, overflow: 'hidden' })) drawn.setAttribute(k, String(v));
    live.append(drawn);
    let baseline = top + h + line;
    for (const row of rows) {
      let at = edge;
      for (const { mark, word } of row) {
        const centre = rtl() ? w - at - 14 : at + 14;
        const g = element('g', { transform: `translate(${centre} ${baseline - small * 0.35})` }, live);
        render(mark, g);
        element('text', { x: rtl() ? centre - 22 : centre + 22, y: baseline, class: 'small' }, live, word);
        at += 62 + extent(word, small).width;
      }
      baseline += line;
    }
    for (const text of lines) {
      element('text', { x: start, y: baseline, class: 'small quiet' }, live, text);
      baseline += line;
    }
    const out = live.cloneNode(true) as SVGSVGElement;
    dress(live, out, null);
    out.setAttribute('xmlns', svg);
    return out;
  } finally {
    paper.remove();
  }
}

export const svgFile = (drawn: SVGSVGElement): Blob =>
  new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawn)}\n`], { type: 'image/svg+xml' });

/** The picture in pixels, two for each of the drawing's. Its ground is painted: nothing shines through. */
export async function pngFile(drawn: SVGSVGElement): Promise<Blob> {
  const address = URL.createObjectURL(svgFile(drawn));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = drawn.width.baseVal.value * 2;
    canvas.height = drawn.height.baseVal.value * 2;
    const pen = canvas.getContext('2d')!;
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, failed) => canvas.toBlob((b) => (b ? done(b) : failed(new Error('no picture'))), 'image/png'));
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Gives a file to the reader. */
export function hand(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
