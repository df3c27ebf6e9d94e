// How much work the map is: counted, not timed. `make bench-web` times it.
import assert from 'node:assert/strict';
import { importCrowd } from './crowd.mjs';
import { claim, laptop, mapSettled as settled } from './harness.mjs';

/** Notes, of the pages opened next, what is asked of the worker, what it answers, and every mark and link that is ever drawn. */
const watched = (page) =>
  page.addInitScript(() => {
    const work = (globalThis.work = { layouts: [], marks: new Set(), strands: new Set() });
    globalThis.Worker = class extends Worker {
      postMessage(request) {
        const layout = { request };
        work.layouts.push(layout);
        this.addEventListener('message', (event) => (layout.answer = event.data), { once: true });
        super.postMessage(request);
      }
    };
    new MutationObserver((records) => {
      for (const added of records.flatMap((r) => [...r.addedNodes])) {
        if (!(added instanceof Element)) continue;
        for (const e of [added, ...added.querySelectorAll('*')]) {
          if (e.matches('.marks > .mark')) work.marks.add(e);
          if (e.matches('.strands > .strand')) work.strands.add(e);
        }
      }
    }).observe(document, { childList: true, subtree: true });
  });

claim('the first map is laid out beside the page, once, and each of its marks and links is made once', async ({ server, open }) => {
  const page = await open(laptop);
  await watched(page);
  await page.goto(`${server.url}/a/boston/map`);
  await settled(page);
  const { layouts, made } = await page.evaluate(() => {
    const { layouts, marks, strands } = globalThis.work;
    return { layouts, made: { marks: marks.size, strands: strands.size } };
  });
  const drawn = { marks: await page.locator('.stage .mark').count(), strands: await page.locator('.stage .strand').count() };
  assert.ok(drawn.marks > 60 && drawn.strands > 100, JSON.stringify(drawn));
  assert.deepEqual(made, drawn);
  assert.equal(layouts.length, 1, 'the worker is asked once');
  const [{ request, answer }] = layouts;
  assert.ok(request.actors.every(({ x, y }) => x === undefined && y === undefined), 'nobody was laid out before');
  const stands = await page.locator('.stage .mark').evaluateAll((all) => all.map((m) => [m.dataset.id, /translate\((\S+) (\S+)\)/.exec(m.getAttribute('transform')).slice(1).map(Number)]));
  assert.deepEqual(Object.fromEntries(stands), Object.fromEntries(request.actors.map(({ id }, i) => [id, answer[i]])), 'everybody stands where the worker said');
});

/** How often each part of the page changes while the best connected who is named is dragged, for six frames; and how many ties they have. */
async function dragging(page) {
  const { x, y, ties } = await page.evaluate(() => {
    const names = [...document.querySelectorAll('.stage .name')];
    const nameOf = (m) => names.find((n) => n.dataset.id === m.dataset.id);
    const mark = [...document.querySelectorAll('.stage .mark')].findLast(nameOf);
    const at = /translate\((\S+ \S+)\)/.exec(mark.getAttribute('transform'))[1];
    const ties = [...document.querySelectorAll('.stage .strand')].filter((s) => s.getAttribute('d').startsWith(`M${at}`) || new RegExp(`[L ]${at}$`).test(s.getAttribute('d')));
    const records = [];
    const observer = new MutationObserver((some) => records.push(...some));
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    globalThis.work = { mark, name: nameOf(mark), ties, records, observer };
    const box = mark.querySelector('.shape').getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, ties: ties.length };
  });
  const frames = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 5; step++) {
    await page.mouse.move(x + 5 * step, y);
    await frames();
  }
  await page.evaluate(([x, y]) => {
    // A hand that is quicker than the screen.
    for (let i = 0; i < 20; i++) document.querySelector('.stage svg').dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y + i }));
  }, [x, y]);
  await frames();
  const touched = await page.evaluate(() => {
    const { mark, name, ties, records, observer } = globalThis.work;
    observer.disconnect();
    const counts = {};
    for (const { target } of records) {
      const what = target === mark ? 'mark' : target === name ? 'name' : ties.includes(target) ? 'ties' : target.cloneNode().outerHTML;
      counts[what] = (counts[what] ?? 0) + 1;
    }
    return counts;
  });
  await page.mouse.up();
  return { ties, touched };
}

claim('where 300 are drawn a frame of a drag touches one mark, its name and its ties, each once', async ({ server, open }) => {
  await importCrowd(server, 'crowd', 300);
  const page = await open(laptop, { at: '/a/crowd/map?fold=0' });
  await settled(page);
  assert.equal(await page.locator('.stage .mark').count(), 300);
  const { ties, touched } = await dragging(page);
  assert.ok(ties > 10, `${ties} ties`);
  assert.deepEqual(touched, { mark: 6, name: 6, ties: 6 * ties });
});
