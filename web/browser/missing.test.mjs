import assert from 'node:assert/strict';
import { claim, laptop, people } from './harness.mjs';

claim('what is missing is told with its count, and leads to where it is put right', async ({ server, open }) => {
  const key = await server.key('COORDINATOR', 'boston');
  const lonely = await server.ask(key, `mutation { addAlly(input: { key: "lonely", area: "boston", name: "Oona Lonely" }) { ally { id } userErrors { message } } }`);
  assert.deepEqual(lonely.addAlly.userErrors, []);
  const { gaps } = await server.ask(key, '{ gaps(area: "boston") { unlinked { count } unassessed { count } } }');
  assert.equal(gaps.unlinked.count, 1);
  const page = await open(laptop, { at: '/a/boston/missing' });
  const part = page.locator('.gap').filter({ hasText: 'Linked to nobody' });
  await part.getByText('Oona Lonely').waitFor();
  assert.equal(await part.locator('.count').textContent(), '1');
  assert.equal(await page.locator('.gap').filter({ hasText: 'Nobody said where they stand' }).locator('.count').textContent(), String(gaps.unassessed.count));
  const unsaid = page.locator('.gap').filter({ hasText: 'Nobody said where they stand' });
  const kinds = () => unsaid.locator('.to-do > li > span > .kind .shape:first-child').evaluateAll((all) => all.map((s) => s.classList.contains('leader')));
  assert.equal((await kinds()).length, 12);
  await unsaid.getByRole('button', { name: 'Show more' }).click();
  await unsaid.locator('.to-do > li').nth(gaps.unassessed.count - 1).waitFor();
  const told = await kinds();
  assert.ok(told.includes(true) && !told.slice(told.indexOf(true)).includes(false), 'our own leaders come last');
  await part.getByRole('link', { name: 'Add a link: Oona Lonely' }).click();
  await page.waitForURL(`**/actor/${lonely.addAlly.ally.id}/links`);
});

claim('a class of which there is none leads to the form for one', async ({ server, open }) => {
  const key = await server.key('ADMIN');
  await server.ask(key, 'mutation { addArea(input: { key: "new", slug: "newtown", name: "Newtown" }) { area { id } userErrors { message } } }');
  const page = await open(laptop, { as: people.admin, at: '/a/newtown/missing' });
  const none = page.locator('.gap').filter({ hasText: 'No leader on this map' });
  await none.getByRole('link', { name: 'Add a leader' }).waitFor();
  assert.equal(await none.locator('.count').count(), 0, 'what is there or not is not counted');
  await page.locator('.gap').filter({ hasText: 'Kinds of organisations not on the map' }).getByRole('link', { name: 'School' }).click();
  await page.waitForURL('**/a/newtown/add');
  assert.ok(await page.getByRole('radio', { name: 'Organisation' }).isChecked());
});

claim('whoever may be on the map twice is told with what speaks for it, and leads to both', async ({ server, open }) => {
  const key = await server.key('COORDINATOR', 'boston');
  const add = (n) => server.ask(key, `mutation { addAlly(input: { key: "k${n}", area: "boston", name: "Wanda Twofold", contactDetails: [{ type: "phone", value: "01632 960123" }] }) { ally { id } userErrors { message } } }`);
  await add(1);
  await add(2);
  const page = await open(laptop, { at: '/a/boston/missing' });
  const pair = page.locator('.gap').filter({ hasText: 'Perhaps on the map twice' });
  await pair.getByRole('link', { name: 'Wanda Twofold' }).first().waitFor();
  assert.equal(await pair.getByRole('link', { name: 'Wanda Twofold' }).count(), 2);
  assert.match(await pair.textContent(), /the same name and the same way to reach them/);
});

claim('whom nobody has met is told for as many days as one chooses, and leads to the form for a meeting', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { a, b } = await server.ask(key, '{ a: unmet(area: "boston", days: 30) { total } b: unmet(area: "boston", days: 365) { total } }');
  const page = await open(laptop, { at: '/a/boston/missing?days=30' });
  const part = (days) => page.locator('.gap').filter({ hasText: `Nobody has met them for ${days} days` });
  await part(30).waitFor();
  assert.equal(await part(30).locator('.count').textContent(), String(a.total));
  await page.getByLabel('Count as unmet after').selectOption('365');
  await part(365).waitFor();
  assert.equal(await part(365).locator('.count').textContent(), String(b.total));
  const name = await part(365).locator('.to-do > li').first().getByRole('link').first().textContent();
  await part(365).getByRole('link', { name: `Record a meeting: ${name}` }).click();
  await page.waitForURL(/\/agenda\?meet=/);
});

claim('the tree of support holds every leader whom somebody supports once', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { supportTree } = await server.ask(key, '{ supportTree(area: "boston") { supporters { below level leader { name } } } }');
  const top = supportTree.supporters[0];
  const page = await open(laptop, { at: '/a/boston/missing' });
  const tree = page.locator('.tree');
  await tree.getByRole('link', { name: top.leader.name }).waitFor();
  const names = await tree.getByRole('link').allTextContents();
  assert.equal(new Set(names).size, names.length, 'nobody twice');
  assert.equal(names.length, 1 + top.below, 'all below the top');
});
