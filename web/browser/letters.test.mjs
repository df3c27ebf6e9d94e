// Every view on a phone in letters twice as large: nothing is cut off, nothing covers anything, and no page is scrolled sideways.
import assert from 'node:assert/strict';
import { amiss } from './amiss.mjs';
import { claim, people, phone } from './harness.mjs';

const classes = 'iss_7lpV3G6DAfl1WwwFIdMXkS'; // free English classes, chosen
const councillor = 'act_0zqx0xERQcHLwFZqGjTTpw';
const council = 'act_6bs3zMBOi81OEaCqxmepem';
const area = (...views) => views.map((view) => [`/a/boston/${view}`]);

/** The views by their addresses, and what opens the forms and the menus in them. */
const views = [
  ['/'], ['/no/such/place'], ['/help'], [`/agenda?meet=${councillor}`],
  ...area('list?q=thistle', 'issues?add=1', `ways?to=${councillor}`, `ways?to=${council}`, 'bridges', 'missing', 'growth', `map?focus=${councillor}`),
  ['/a/boston/list', '.account summary'], ['/a/boston/map', '.asked > summary'],
  ['/a/boston/add?name=Winifred', '.more summary'], ['/a/boston/add?kind=ORGANISATION', '.more summary'],
  [`/actor/${councillor}`], [`/actor/${councillor}`, '.fact button', '.add-more button', '.whole button'],
  [`/actor/${councillor}/links`], [`/actor/${councillor}/links`, '.acts button', '.actions button.primary'],
  [`/actor/${councillor}/stands`, '.actions button.primary'],
  ...['history', 'sources', 'meetings', 'ways'].map((part) => [`/actor/${councillor}/${part}`]),
  ...['', '?change=1', '/spectrum?form=list', `/spectrum?who=${councillor}`, '/power?form=list', '/decide', '/moves?since=2025-01-01'].map((view) => [`/issue/${classes}${view}`]),
  [`/issue/${classes}/spectrum`, '.menu summary'], [`/issue/${classes}/power`],
];

/** Whatever is loaded next is read by somebody who doubled the browser's letters. */
const doubled = (page) => page.addInitScript(() => {
  document.addEventListener('readystatechange', () => {
    document.documentElement.style.fontSize = '200%';
  }, { once: true });
});

for (const language of ['en', 'ar']) {
  claim(`on a phone in letters twice as large no view is cut off or scrolls sideways: ${language}`, async ({ server, open, expectFailure }) => {
    expectFailure(404);
    const found = [];
    const look = async (page, at, ...openers) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(server.url + at);
      await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.busy, [aria-busy=true]'));
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '32px');
      for (const opener of openers) await page.locator(opener).first().click();
      if (at.includes('who=')) await page.getByRole('dialog').locator('.band').first().waitFor();
      for (const viewport of [{ width: 390, height: 844 }, { width: 320, height: 640 }]) {
        await page.setViewportSize(viewport);
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        for (const fault of await amiss(page)) found.push(`${at} ${openers} at ${viewport.width} px: ${fault}`);
      }
    };
    const out = await open(phone, { as: null, language });
    await doubled(out);
    await look(out, '/');
    const page = await open(phone, { language });
    await doubled(page);
    for (const view of views) await look(page, ...view);
    const leader = await open(phone, { as: people.leader, language });
    await doubled(leader);
    await look(leader, '/agenda', '.cards.people button');
    assert.deepEqual(found, []);
  }, { timeout: 240_000 });
}

claim('a table that has become a list of cards is a table still, and its cells say what they count', async ({ server, open }) => {
  const page = await open(phone, { at: '/a/boston/list' });
  await doubled(page);
  await page.goto(`${server.url}/a/boston/list`);
  const row = page.getByRole('table').getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Father Piotr' }) });
  await row.waitFor();
  const links = row.getByRole('cell').nth(1);
  assert.match(await links.evaluate((cell) => getComputedStyle(cell, '::before').content), /Links: /);
  assert.equal(await links.evaluate((cell) => getComputedStyle(cell).display), 'block');
  await page.getByRole('columnheader', { name: 'Links' }).waitFor({ state: 'attached' });
});
