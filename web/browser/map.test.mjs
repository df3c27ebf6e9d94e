import assert from 'node:assert/strict';
import { importCrowd } from './crowd.mjs';
import { accessible, claim, fits, focused, laptop, mapSettled as settled, overprints, people, phone, wall } from './harness.mjs';

const stage = (page) => page.getByRole('application');
const mark = (page, name) => page.locator('.scene .mark').filter({ has: page.locator(`xpath=self::*[starts-with(@aria-label, "${name},")]`) });

const scale = (page) => page.locator('.stage .world').evaluate((g) => Number(/scale\(([\d.]+)\)/.exec(g.getAttribute('transform'))[1]));

/** Where somebody stands, in units of the drawing. */
const placeOf = async (page, name) => (await mark(page, name).getAttribute('transform')).match(/translate\((-?[\d.]+) (-?[\d.]+)\)/).slice(1).map(Number);

claim('the map zooms by button, by wheel and by pinch', async ({ open }) => {
  const page = await open(laptop, { at: '/a/boston/map' });
  await settled(page);
  const whole = await scale(page);
  await page.getByRole('button', { name: 'Closer' }).click();
  assert.ok((await scale(page)) > whole * 1.3, 'the button brings it closer');
  await page.getByRole('button', { name: 'Further away' }).click();
  await page.getByRole('button', { name: 'Further away' }).click();
  assert.ok((await scale(page)) < whole, 'the button takes it further away');
  await page.getByRole('button', { name: 'Fit the picture to its frame' }).click();
  assert.equal(await scale(page), whole, 'the button shows the whole map');
  await stage(page).hover();
  await page.mouse.wheel(0, -300);
  await page.waitForFunction((k) => Number(/scale\(([\d.]+)\)/.exec(document.querySelector('.stage .world').getAttribute('transform'))[1]) > k * 1.2, whole);
  await settled(page);

  const small = await open(phone, { at: '/a/boston/map?focus=all' });
  await settled(small);
  const before = await scale(small);
  const box = await stage(small).boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const fingers = await small.context().newCDPSession(small);
  const touch = (type, apart) => fingers.send('Input.dispatchTouchEvent', { type, touchPoints: apart === null ? [] : [{ x: x - apart, y, id: 0 }, { x: x + apart, y, id: 1 }] });
  await touch('touchStart', 20);
  for (const apart of [30, 45, 60, 80]) await touch('touchMove', apart);
  await touch('touchEnd', null);
  await small.waitForFunction((k) => Number(/scale\(([\d.]+)\)/.exec(document.querySelector('.stage .world').getAttribute('transform'))[1]) > k * 1.5, before);
});

claim('no name on the map meets another, or a mark, at any scale, in either language', async ({ open }) => {
  for (const [options, at, least] of [
    [laptop, '/a/boston/map', 25], [laptop, '/a/boston/map?lang=ar', 25], [wall, '/a/boston/map?show=wall', 25], [phone, '/a/boston/map?focus=all', 5], [phone, '/a/boston/map', 4],
  ]) {
    const page = await open(options, { at });
    await settled(page);
    const { names, faults } = await overprints(page);
    assert.deepEqual(faults, [], at);
    assert.ok(names >= least, `${names} names at ${at}`);
    if (options !== laptop) continue;
    await mark(page, 'Rasa Žvirblytė').or(page.locator('.scene .mark').first()).first().click();
    await page.locator('.scene.picked .name.strong').waitFor();
    assert.deepEqual((await overprints(page)).faults, [], `${at}, somebody chosen`);
    await page.locator('.zoom button').first().click();
    await settled(page);
    assert.deepEqual((await overprints(page)).faults, [], `${at}, closer`);
  }
});

claim('the map is used by the keyboard alone', async ({ open }) => {
  const page = await open(laptop, { at: '/a/boston/map' });
  await settled(page);
  await page.getByRole('checkbox', { name: 'Fold people with one link' }).focus();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'application', 'the map is the next stop');
  await page.keyboard.press('ArrowRight');
  const arrived = page.locator('.stage .mark.at');
  await arrived.waitFor();
  const first = await arrived.getAttribute('aria-label');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction((before) => document.querySelector('.stage .mark.at')?.getAttribute('aria-label') !== before, first);
  const name = await arrived.getAttribute('aria-label');
  await page.getByRole('status').filter({ hasText: name }).waitFor();
  assert.notEqual(await arrived.locator('.ring').evaluate((r) => getComputedStyle(r).display), 'none', 'where the keyboard is can be seen');
  const before = await page.evaluate((n) => document.querySelector(`.mark[aria-label="${n}"]`).getAttribute('transform'), first);
  assert.ok(Number(/-?[\d.]+/.exec(before)) < Number(/-?[\d.]+/.exec(await arrived.getAttribute('transform'))), 'the arrow to the right goes right');

  await page.keyboard.press('Enter');
  const panel = page.getByRole('region', { name: name.split(',')[0] });
  await panel.waitFor();
  await focused(panel.getByRole('heading', { level: 2 }));
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'application', 'Escape leads back to the map');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Closer', 'the map is one stop');
});

claim('who is chosen is in the address, with their neighbours, and leads on', async ({ open }) => {
  const page = await open(laptop, { at: '/a/boston/map' });
  await settled(page);
  await mark(page, 'Boston Paper Council').click();
  const panel = page.getByRole('region', { name: 'Boston Paper Council' });
  await panel.getByRole('listitem').first().waitFor();
  const drawn = await page.locator('.stage .mark').count();
  const lit = await page.locator('.stage .mark.lit').count();
  assert.ok(lit > 1 && lit < drawn, `${lit} of ${drawn} are lit`);
  const dimmed = await page.evaluate(() => [...document.querySelectorAll('.stage .name')].length);
  assert.ok(dimmed <= lit, 'names of the others are hidden');
  const again = await open(laptop, { at: new URL(page.url()).pathname + new URL(page.url()).search });
  await again.getByRole('region', { name: 'Boston Paper Council' }).waitFor();
  await panel.getByRole('link', { name: 'Look around them' }).click();
  await page.getByRole('heading', { level: 1, name: 'Around Boston Paper Council' }).waitFor();
  await settled(page);
  const one = await page.locator('.stage .mark').count();
  assert.equal(one, lit, 'one step around are the neighbours');
  await page.getByRole('link', { name: '2 steps' }).click();
  await page.waitForFunction((n) => document.querySelectorAll('.stage .mark').length > n, one);
  await page.getByRole('link', { name: 'Whole map' }).click();
  await page.getByRole('heading', { level: 1, name: 'Map of Boston' }).waitFor();
});

claim('somebody is found on the map by name', async ({ open }) => {
  const page = await open(laptop, { at: '/a/boston/map' });
  await settled(page);
  await page.getByRole('combobox', { name: 'Find' }).fill('thistlewod');
  await page.getByRole('option', { name: /Thistlewood/ }).click();
  await page.getByRole('region', { name: /Thistlewood/ }).waitFor();
  assert.match(await page.locator('.stage .mark.selected').getAttribute('aria-label'), /Thistlewood/);
});

claim('filters and folding show what they say', async ({ server, open }) => {
  const page = await open(laptop, { at: '/a/boston/map' });
  await settled(page);
  const marks = page.locator('.stage .mark');
  const all = await marks.count();
  const { actors } = await server.ask(await server.key('COORDINATOR'), '{ actors(area: "boston", first: 1) { totalCount } }');
  await page.getByText(`${all} people and organisations (${all - actors.totalCount} of them from other areas) and`).waitFor();
  await page.getByRole('checkbox', { name: 'Allies' }).uncheck();
  await page.waitForFunction((n) => document.querySelectorAll('.stage .mark').length < n, all);
  assert.equal(await page.locator('.stage .shape.ally').count(), 0);
  await page.getByText(new RegExp(`^${await marks.count()} people and organisations .*and`)).waitFor();
  await page.getByRole('checkbox', { name: 'Allies' }).check();
  await page.getByRole('checkbox', { name: 'Fold people with one link' }).check();
  await page.locator('.stage .count').first().waitFor();
  const folded = await page.locator('.stage .count').allTextContents();
  assert.equal((await marks.count()) + folded.reduce((sum, n) => sum + Number(n), 0), all, 'everybody is a mark, or counted in one');
  await page.getByRole('combobox', { name: 'Links' }).selectOption('OPPOSES');
  await page.waitForFunction(() => document.querySelectorAll('.stage .strand:not(.against)').length === 0 && document.querySelectorAll('.stage .strand').length > 0);
});

claim('one kind at least stays on the map, and says so', async ({ open }) => {
  const page = await open(laptop, { at: '/a/boston/map' });
  await settled(page);
  const kind = (name) => page.getByRole('checkbox', { name });
  await kind('Leaders').uncheck();
  await kind('Organisations').uncheck();
  await page.getByText('At least one kind is shown.').waitFor();
  assert.ok(await kind('Allies').isChecked());
  assert.ok(await kind('Allies').isDisabled());
  assert.ok(await kind('Allies').evaluate((box) => document.getElementById(box.getAttribute('aria-describedby'))?.textContent), 'and the box says why');
  await kind('Leaders').check();
  assert.ok(await kind('Allies').isEnabled());
  assert.equal(await page.getByText('At least one kind is shown.').count(), 0);
});

claim('around somebody no two things that can be pressed have one name', async ({ open }) => {
  for (const language of ['en', 'ar']) {
    const page = await open(phone, { at: `/a/boston/map?lang=${language}` });
    await page.waitForURL((url) => url.searchParams.has('focus'));
    await settled(page);
    const called = await page.locator('main :is(button, a)').evaluateAll((all) => all.map((e) => e.getAttribute('aria-label') ?? e.textContent));
    assert.deepEqual(called.filter((name, i) => called.indexOf(name) !== i), []);
  }
});

claim('where somebody was put stays: at the next visit, and for others', async ({ server, open }) => {
  const page = await open(laptop, { at: '/a/boston/map' });
  await settled(page);
  const name = 'Boston Paper Council';
  const start = await placeOf(page, name);
  const other = await open(laptop, { at: '/a/boston/map' });
  await settled(other);
  assert.deepEqual(await placeOf(other, name), start, 'the first layout is kept');

  const box = await mark(page, name).locator('.shape').boundingBox();
  const sent = page.waitForResponse((r) => r.request().postData()?.includes('placeActors') ?? false);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 30, { steps: 4 });
  await page.mouse.up();
  await sent;
  const dragged = await placeOf(page, name);
  assert.ok(dragged[0] > start[0] + 20 && dragged[1] > start[1], `${start} became ${dragged}`);
  await other.reload();
  await settled(other);
  assert.deepEqual(await placeOf(other, name), dragged.map(Math.round), 'another browser sees it there');

  await mark(other, name).click();
  await other.getByRole('button', { name: 'Move to…' }).click();
  const wanted = [Math.round(dragged[0]) - 20, Math.round(dragged[1]) - 10];
  const moved = other.waitForResponse((r) => r.request().postData()?.includes(`"x":${wanted[0]},"y":${wanted[1]}`) ?? false);
  await other.getByRole('button', { name: 'Left' }).click();
  await other.keyboard.press('ArrowLeft');
  await other.keyboard.press('ArrowUp');
  await moved;
  await page.reload();
  await settled(page);
  assert.deepEqual(await placeOf(page, name), wanted, 'the menu moves as a drag does');
  const at = await mark(page, name).locator('.shape').boundingBox();
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  await page.mouse.down();
  await page.mouse.move(at.x + 70, at.y + 50, { steps: 4 });
  await page.mouse.up();
  await page.getByText(/Boston Paper Council.? was moved, for everybody/).waitFor();
  const back = page.waitForResponse((r) => r.request().postData()?.includes(`"x":${wanted[0]},"y":${wanted[1]}`) ?? false);
  await page.getByRole('button', { name: 'Put back' }).click();
  await back;
  assert.deepEqual(await placeOf(page, name), wanted, 'a slip of the hand is put back');
  const { changes } = await server.ask(await server.key('ADMIN'), '{ changes(area: "boston", last: 1) { nodes { records { fields { field } } } } }');
  assert.ok(!JSON.stringify(changes).includes('position'), 'the history does not tell of it');
});

claim('who comes to the map is laid out beside the others, who stay', async ({ server, open }) => {
  const page = await open(laptop, { at: '/a/boston/map' });
  const kept = page.waitForResponse((r) => r.request().postData()?.includes('placeActors') ?? false);
  await settled(page);
  await kept;
  const places = (p) => p.locator('.stage .mark').evaluateAll((all) => Object.fromEntries(all.map((m) => [m.dataset.id, m.getAttribute('transform').split(')')[0]])));
  const before = await places(page);
  const key = await server.key('ADMIN');
  const { search } = await server.ask(key, '{ search(text: "Boston Paper Council", area: "boston", first: 1) { actor { id } } }');
  const added = await server.ask(key, 'mutation($to: ID!) { addAlly(input: { key: "one-more", area: "boston", name: "Pomona Quince", link: { type: WORKS_FOR, to: $to } }) { ally { id } } }', { to: search[0].actor.id });
  await page.reload();
  await settled(page);
  const { [added.addAlly.ally.id]: place, ...others } = await places(page);
  assert.match(place, /^translate\(/);
  assert.deepEqual(others, before);
});

claim('who may not write in an area looks at its map and moves nobody', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { areas } = await server.ask(key, '{ areas { slug } }');
  const elsewhere = areas.map((a) => a.slug).find((slug) => slug !== 'boston');
  let placed = 0;
  const page = await open(laptop, { as: people.leader, at: `/a/${elsewhere}/map` });
  page.on('request', (r) => r.postData()?.includes('placeActors') && placed++);
  await settled(page);
  await page.locator('.stage .mark .shape').first().click();
  await page.getByRole('link', { name: 'Open', exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Move to…' }).count(), 0);
  assert.equal(placed, 0);
});

claim('a phone opens the map one step around somebody of the area', async ({ server, open }) => {
  const page = await open(phone, { at: '/a/boston/map' });
  await page.getByRole('heading', { level: 1, name: /^Around / }).waitFor();
  await settled(page);
  assert.ok((await page.locator('.stage .mark').count()) < 40);
  await page.locator('.stage .mark .shape').last().tap();
  await page.getByRole('link', { name: 'Open', exact: true }).waitFor();
  const leader = await open(phone, { as: people.leader, at: '/a/oldham/map' });
  await leader.waitForURL((url) => url.searchParams.has('focus'));
  const { node } = await server.ask(await server.key('COORDINATOR'), 'query($id: ID!) { node(id: $id) { ... on Actor { area { slug } } } }', { id: new URL(leader.url()).searchParams.get('focus') });
  assert.equal(node.area.slug, 'oldham', 'a neighbour from one’s own area is not the middle of another’s map');
  await leader.goto(`${server.url}/a/boston/map?focus=wrong`);
  await leader.getByRole('heading', { level: 1, name: 'There is nothing at this address' }).waitFor();
  await leader.getByRole('link', { name: 'Whole map' }).tap();
  await leader.getByRole('heading', { level: 1, name: 'Map of Boston' }).waitFor();
});

claim('of 5,000 the best connected 300 are drawn, the view says so, and it can be used', async ({ server, open }) => {
  await importCrowd(server, 'crowd', 5_000);
  const page = await open(laptop, { at: '/a/crowd/map?fold=0' });
  await settled(page);
  assert.equal(await page.locator('.stage .mark').count(), 300);
  await page.getByText(/Showing 300 of 5,\d\d\d, the best connected first/).waitFor();
  assert.deepEqual((await overprints(page)).faults, []);
  await page.locator('.stage .mark .shape.organisation').last().click();
  await page.getByRole('link', { name: 'Look around them' }).click();
  await page.getByRole('heading', { level: 1, name: /^Around Association/ }).waitFor();
  await settled(page);
});

for (const language of ['en', 'ar']) {
  for (const colorScheme of ['light', 'dark']) {
    claim(`the map passes axe, with somebody chosen, its menu open and on the wall: ${language}, ${colorScheme}`, async ({ server, open }) => {
      const page = await open({ ...laptop, colorScheme }, { at: `/a/boston/map?lang=${language}` });
      await settled(page);
      await accessible(page, `the map, ${language}, ${colorScheme}`);
      await page.locator('.stage .mark .shape').last().click();
      await page.locator('.chosen').waitFor();
      await accessible(page, `the map with somebody chosen, ${language}, ${colorScheme}`);
      await page.locator('.show-bar summary').click();
      await page.getByRole('button', { name: 'SVG' }).waitFor();
      await accessible(page, `the menu to print or save, ${language}, ${colorScheme}`);
      await page.setViewportSize(wall.viewport);
      await page.goto(`${server.url}/a/boston/map?show=wall&lang=${language}`);
      await settled(page);
      await accessible(page, `the wall, ${language}, ${colorScheme}`);
    });
  }
  claim(`the map fits a phone of 320 px, and takes the reader’s own colours: ${language}`, async ({ open }) => {
    const small = await open({ ...phone, viewport: { width: 320, height: 640 } }, { at: `/a/boston/map?lang=${language}` });
    await settled(small);
    await fits(small, `the map, ${language}`);
    await small.locator('.stage .mark .shape').last().tap();
    await small.locator('.chosen').waitFor();
    await fits(small, `the map with somebody chosen, ${language}`);
    const forced = await open({ ...laptop, forcedColors: 'active' }, { at: `/a/boston/map?lang=${language}` });
    await settled(forced);
    assert.equal(
      await forced.evaluate(() => getComputedStyle(document.querySelector('.stage .name')).fill),
      await forced.evaluate(() => getComputedStyle(document.body).color), 'names are in the reader’s own colour',
    );
  });
}
