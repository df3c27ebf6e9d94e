// What can be seen to be wrong with the text of a page: cut off, outside of its box or the window, one over another.

/** What is wrong with the text of the page as it is. What is hidden from sight is left out, and the drawn map, which is moved about. */
export const amiss = (page) => page.evaluate(() => {
  const wide = document.documentElement.clientWidth;
  const over = document.documentElement.scrollWidth - wide;
  const faults = over > 0 ? [`the page is ${over} px too wide`] : [];
  const up = (of, is) => {
    for (let e = of; e && e !== document.documentElement; e = e.parentElement) if (is(e, getComputedStyle(e))) return e;
    return null;
  };
  const scrolls = (e, style) => /auto|scroll/.test(style.overflowX) && e.scrollWidth > e.clientWidth && e.querySelector('a, button');
  const beyond = (r, b) => r.left < b.left - 1.5 || r.right > b.right + 1.5;
  const texts = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest('option, .scene') || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (up(parent, (e, style) => style.clipPath !== 'none' || scrolls(e, style))) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((r) => r.width > 0.5);
    const letter = parseFloat(getComputedStyle(parent).fontSize);
    const told = `${up(parent, (e) => e.className && typeof e.className === 'string')?.className}: “${node.data.trim().slice(0, 40)}”`;
    const block = parent.ownerSVGElement ?? up(parent, (e, style) => !/^(inline|contents)$/.test(style.display));
    const frame = block.getBoundingClientRect();
    if (rects.some((r) => r.left < -1 || r.right > wide + 1)) faults.push(`${told} is outside the window`);
    else if (!parent.ownerSVGElement && rects.some((r) => beyond(r, frame))) faults.push(`${told} sticks out`);
    up(parent, (e, style) => {
      const b = e.getBoundingClientRect();
      const cut = (r) => (style.overflowX !== 'visible' && beyond(r, b)) || (style.overflowY === 'hidden' && (r.top < b.top - letter / 4 || r.bottom > b.bottom + letter / 4));
      if (!e.ownerSVGElement && rects.some(cut)) faults.push(`${told} is cut off`);
      return false;
    });
    const layer = up(parent, (e, style) => /absolute|fixed|sticky/.test(style.position));
    texts.push(...rects.map((r) => ({ r, letter, node, layer, told })));
  }
  texts.sort((a, b) => a.r.top - b.r.top);
  for (const [i, a] of texts.entries()) {
    for (let j = i + 1; j < texts.length && texts[j].r.top < a.r.bottom; j++) {
      const b = texts[j];
      const across = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
      const down = Math.min(a.r.bottom, b.r.bottom) - b.r.top;
      if (a.node !== b.node && a.layer === b.layer && across > 2 && down > 0.45 * Math.min(a.letter, b.letter)) faults.push(`${a.told} lies over ${b.told}`);
    }
  }
  return [...new Set(faults)];
});
