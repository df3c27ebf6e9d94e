// What the drawn map costs a browser, printed: the first map on the page's own thread, and frames a second while somebody
// is dragged about, drawn by software. Figures of one machine at one time: compare, don't quote. `make bench-web` runs it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crowd } from './crowd.mjs';
import { claim, laptop, mainThread } from './harness.mjs';

/** Draws the map of an area on a page that is signed in. */
async function firstMap(page, server, area) {
  const busy = await mainThread(page);
  const began = performance.now();
  await page.goto(`${server.url}/a/${area}/map?fold=0`);
  await page.locator('.stage .name').first().waitFor();
  const waited = (performance.now() - began) / 1000;
  const drawn = await page.locator('.stage .mark').count();
  return `${drawn} drawn, ${(await busy()).toFixed(2)} s of the page's thread, ${waited.toFixed(2)} s until it was there`;
}

/** Frames a second while the best connected is dragged in circles for two seconds. */
async function dragging(page) {
  const box = await page.locator('.stage .mark .shape').last().boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const frames = await page.evaluateHandle(() => {
    const counted = { frames: 0 };
    const count = () => {
      counted.frames++;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    return counted;
  });
  const began = performance.now();
  for (let i = 0; performance.now() - began < 2_000; i++) await page.mouse.move(x + 60 * Math.sin(i / 5), y + 60 * Math.cos(i / 5));
  const perSecond = (await frames.evaluate((f) => f.frames)) / ((performance.now() - began) / 1000);
  await page.mouse.up();
  return `${perSecond.toFixed(0)} frames a second while dragging`;
}

claim('what the drawn map costs', async ({ server, open }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'allymap-crowd-'));
  try {
    for (const count of [300, 5_000]) await server.command('import', '-area', `of-${count}`, ...(await crowd(folder, count)));
  } finally {
    await rm(folder, { recursive: true });
  }
  for (const area of ['boston', 'of-300', 'of-5000']) {
    const page = await open(laptop);
    console.log(`${area}: ${await firstMap(page, server, area)}; ${await dragging(page)}`);
  }
});
