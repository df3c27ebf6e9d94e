// What lies over a view, a panel or a menu, is one step of the browser's history: Back closes it.
import assert from 'node:assert/strict';
import { claim, find, laptop, mapSettled as settled, phone, wentBack } from './harness.mjs';

const steps = (page) => page.evaluate(() => history.length);
const query = (page, name) => new URL(page.url()).searchParams.get(name);

claim('Back closes what was chosen on the map, and its button leaves no step behind', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const council = await find(server, key, 'Boston Paper Council');
  const page = await open(phone, { at: '/a/boston/list' });
  await page.goto(`${server.url}/a/boston/map?focus=all&fold=1`);
  await settled(page);
  const chosen = page.locator('.chosen');
  const map = page.url();
  const before = await steps(page);
  await page.locator(`.stage .mark[data-id="${council.id}"]`).tap();
  await chosen.getByRole('heading', { name: council.name }).waitFor();
  assert.equal(await steps(page), before + 1, 'a panel is one step');
  await chosen.getByRole('listitem').getByRole('button').first().tap();
  await page.waitForFunction((id) => new URL(location).searchParams.get('at') !== id, council.id);
  assert.equal(await steps(page), before + 1, 'another in its place is none');
  await page.goBack();
  await chosen.waitFor({ state: 'detached' });
  assert.equal(page.url(), map);

  await page.locator(`.stage .mark[data-id="${council.id}"]`).tap();
  await chosen.waitFor();
  await page.locator('.asked > summary').tap();
  await page.getByRole('combobox', { name: 'Links' }).selectOption('OPPOSES');
  await chosen.getByRole('button', { name: 'Close' }).tap();
  await chosen.waitFor({ state: 'detached' });
  await wentBack(page);
  assert.equal(query(page, 'at'), null);
  assert.equal(query(page, 'links'), 'OPPOSES', 'what was filtered meanwhile stays');
  await page.goBack();
  await page.waitForURL(/\/list/);

  await page.goto(`${server.url}/a/boston/map?focus=all&at=${council.id}`);
  await chosen.waitFor();
  const shared = await steps(page);
  await chosen.getByRole('button', { name: 'Close' }).tap();
  await chosen.waitFor({ state: 'detached' });
  assert.equal(await steps(page), shared, 'an address that was followed is closed in place');
  assert.equal(query(page, 'focus'), 'all');
});

claim('Back closes the menu of a spectrum, and its button leaves no step behind', async ({ server, open }) => {
  const { issues } = await server.ask(await server.key('COORDINATOR'), '{ issues(area: "boston", statuses: [CHOSEN], first: 1) { nodes { id } } }');
  const page = await open(laptop, { at: '/a/boston/issues' });
  await page.goto(`${server.url}/issue/${issues.nodes[0].id}/spectrum`);
  const chip = page.locator('.stand-scene [data-id]').first();
  const menu = page.getByRole('dialog');
  await chip.waitFor();
  const [spectrum, before] = [page.url(), await steps(page)];
  for (const close of [() => page.goBack(), () => menu.getByRole('button', { name: 'Close' }).click(), () => page.keyboard.press('Escape')]) {
    await chip.focus();
    await page.keyboard.press('Enter');
    await menu.locator('.band').first().waitFor();
    assert.ok(query(page, 'who'), 'the address can be shared');
    assert.equal(await steps(page), before + 1);
    await close();
    await menu.waitFor({ state: 'detached' });
    await page.waitForURL(spectrum);
    await wentBack(page);
  }
  await page.goBack();
  await page.waitForURL(/\/issues/);
});
