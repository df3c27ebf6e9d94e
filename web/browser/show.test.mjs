import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { claim, laptop, wall } from './harness.mjs';

const drawn = (page) => page.locator('.stage .name').first().waitFor();

async function saved(page, button) {
  await page.getByText('Print or save').click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

claim('a drawing is saved as an SVG that stands alone, and as a PNG of twice its size', async ({ open }) => {
  const page = await open({ ...laptop, colorScheme: 'dark' }, { at: '/a/boston/map' });
  await drawn(page);
  const svg = await saved(page, 'Picture to edit (SVG)');
  assert.match(svg.name, /^allymap-map-Boston-\d{4}-\d\d-\d\d\.svg$/);
  const text = svg.bytes.toString('utf8');
  const told = await page.evaluate((source) => {
    const root = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement;
    const all = [...root.querySelectorAll('*')];
    return {
      root: root.namespaceURI + root.localName, title: root.querySelector('title')?.textContent, texts: all.filter((e) => e.localName === 'text').map((e) => e.textContent),
      foreign: all.filter((e) => e.namespaceURI !== root.namespaceURI || ['script', 'style', 'image', 'use', 'foreignObject'].includes(e.localName)).length,
      unsafe: all.flatMap((e) => e.getAttributeNames()).filter((a) => ['style', 'class', 'href', 'xlink:href'].includes(a) || a.startsWith('on')),
      unfilled: all.filter((e) => e.localName === 'path' && e.getAttribute('fill') !== 'none').length, width: Number(root.getAttribute('width')), height: Number(root.getAttribute('height')),
      sizes: [...new Set(all.filter((e) => e.localName === 'tspan').map((e) => Number.parseFloat(e.closest('[font-size]').getAttribute('font-size'))))],
      ground: root.querySelector('rect')?.getAttribute('fill'),
    };
  }, text);
  assert.equal(told.root, 'http://www.w3.org/2000/svgsvg');
  assert.equal(told.title, 'Map of Boston');
  assert.equal(told.foreign, 0);
  assert.deepEqual(told.unsafe, []);
  assert.ok(!text.includes('url(') && !text.includes('var('), 'it refers to nothing');
  assert.equal(told.unfilled, 0, 'its styles are in it');
  assert.deepEqual(told.sizes, [await page.locator('.stage .name').first().evaluate((e) => Number(e.getAttribute('font-size')))], 'names are as large as on the screen');
  assert.equal(told.ground, 'rgb(255, 255, 255)', 'it is in the colours of paper, whatever the screen’s');
  for (const word of ['Organisation', 'Know each other']) assert.ok(told.texts.includes(word), `the legend says ${word}`);
  assert.ok(told.texts.some((line) => line.includes('personal data')), 'the privacy line is in it');

  const png = await saved(page, 'Picture (PNG)');
  assert.match(png.name, /\.png$/);
  assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
  assert.deepEqual([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)], [told.width * 2, told.height * 2]);
  const seen = await page.evaluate(async (encoded) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const pen = canvas.getContext('2d');
    pen.drawImage(bitmap, 0, 0);
    const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
    const colours = new Set();
    let clear = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] !== 255) clear++;
      colours.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
    }
    return { clear, colours: colours.size };
  }, png.bytes.toString('base64'));
  assert.equal(seen.clear, 0, 'its ground is painted');
  assert.ok(seen.colours > 20, 'something is drawn on it');
});

claim('the print is one page of A3, or of A4, with title, legend, date, counts and a privacy line', async ({ open }) => {
  const page = await open(laptop, { at: '/a/boston/map' });
  await drawn(page);
  await page.evaluate(() => (window.print = () => undefined));
  for (const [paper, width, height] of [['A3', 1190.55, 841.89], ['A4', 841.89, 595.28]]) {
    await page.getByText('Print or save').click();
    await page.getByRole('button', { name: `Print on ${paper}` }).click();
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length, 1, `one page of ${paper}`);
    const [right, top] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf).slice(1).map(Number);
    assert.ok(Math.abs(right - width) < 2 && Math.abs(top - height) < 2, `${paper}: ${right} × ${top} points`);
  }
  assert.equal(await page.locator('.sheet').count(), 0, 'nothing of it stays');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const sheet = page.locator('.sheet');
  assert.equal(await sheet.getByRole('heading').textContent(), 'Map of Boston');
  const text = await sheet.innerText();
  for (const part of ['Organisation', 'people and organisations', String(new Date().getFullYear()), 'personal data']) assert.ok(text.includes(part), part);
  assert.equal(await page.locator('#app').isVisible(), false, 'nothing else is printed');
  assert.ok((await sheet.locator('figure svg text').count()) > 25, 'the names are on it');
});

claim('the wall shows the drawing alone, in larger type, until Escape', async ({ open }) => {
  const page = await open(wall, { at: '/a/boston/map' });
  await drawn(page);
  const size = () => page.locator('.stage .name').first().evaluate((e) => Number(e.getAttribute('font-size')));
  const before = await size();
  await page.getByRole('button', { name: 'Show on the wall' }).click();
  await page.getByRole('navigation', { name: 'Views of the area' }).waitFor({ state: 'hidden' });
  await drawn(page);
  assert.ok((await size()) > before * 1.3, 'the type is larger');
  assert.equal(new URL(page.url()).searchParams.get('show'), 'wall', 'the wall has an address');
  await page.keyboard.press('Escape');
  await page.getByRole('navigation', { name: 'Views of the area' }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('show'), null);
});

const classes = 'iss_7lpV3G6DAfl1WwwFIdMXkS'; // free English classes, chosen
const thistlewood = 'act_0zqx0xERQcHLwFZqGjTTpw';

claim('on the wall every view stands without its controls; a picture says which it is, and fits the screen', async ({ server, open }) => {
  const page = await open(wall, { at: `/actor/${thistlewood}/ways` });
  await page.getByRole('button', { name: 'Show on the wall' }).click();
  const leave = page.getByRole('button', { name: 'Leave the wall' });
  await leave.waitFor();
  await page.getByRole('heading', { name: /ways, the warmest first/ }).waitFor();
  assert.equal(await page.getByRole('navigation', { name: 'Views of the area' }).isVisible(), false);
  assert.equal(await page.getByRole('search').count(), 0, 'nobody asks on the wall');
  await leave.click();
  await page.getByRole('search').waitFor();

  for (const [view, title] of [['spectrum', 'Spectrum of allies'], ['power', 'Power grid']]) {
    await page.goto(`${server.url}/issue/${classes}/${view}?show=wall`);
    await page.locator('.stander').first().waitFor();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    assert.equal(await page.getByRole('heading', { level: 1 }).locator('span').evaluate((s) => s.getBoundingClientRect().width > 50), true, 'and it can be seen');
    assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight), `${view} is not cut off`);
    const [drawing, button] = [await page.locator('.stand-scene').boundingBox(), await leave.boundingBox()];
    assert.ok(drawing.y + drawing.height <= button.y, `nothing lies on ${view}`);
  }
  assert.match(await page.locator('.stander[aria-label^="Councillor Winifred"] text').textContent(), /Thistlewood$/, 'the name of who decides is whole');

  await page.goto(`${server.url}/a/boston/map?show=wall&focus=${thistlewood}`);
  await drawn(page);
  assert.equal(await page.getByRole('link', { name: '2 steps' }).count(), 0);
  const high = await page.locator('.stage .marks').evaluate((g) => g.getBoundingClientRect().height / g.closest('svg').getBoundingClientRect().height);
  assert.ok(high > 0.5, `a few fill ${high} of the wall`);
  await page.goto(`${server.url}/a/boston/map?show=wall`);
  await drawn(page);
  const [names, marks] = [await page.locator('.stage .name').count(), await page.locator('.stage .mark').count()];
  assert.ok(names >= marks * 0.93, `${names} of ${marks} are named`);
});
