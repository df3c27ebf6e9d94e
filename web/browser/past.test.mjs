// What a record went through: what of a large change is about it, and who said what.
import assert from 'node:assert/strict';
import { claim, find, laptop, phone } from './harness.mjs';

const thistlewood = 'Councillor Winifred Thistlewood';

claim('of the import that somebody came with the history shows what is about them, and asks before it takes that back', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { id } = await find(server, key, thistlewood);
  const { node } = await server.ask(key, 'query($id: ID!) { node(id: $id) { ... on Ally { history(first: 1) { nodes { recordCount records(about: $id) { kind } } } } } }', { id });
  const [imported] = node.history.nodes;
  const shown = Math.min(imported.records.length, 20);
  assert.ok(imported.recordCount > 100, 'the demo comes in large changes');
  const page = await open(phone, { at: `/actor/${id}/history` });
  const entry = page.locator('ol.log > li').last();
  await entry.waitFor();
  assert.equal(await entry.locator('.touched').count(), shown);
  await entry.getByText(`and ${imported.recordCount - shown} other records in the same change`).waitFor();
  await entry.getByRole('button', { name: /^Undo/ }).tap();
  await entry.getByText(`This takes back ${imported.recordCount} records`).waitFor();
  await entry.getByRole('button', { name: 'Cancel' }).tap();
  assert.equal((await find(server, key, thistlewood)).id, id, 'nothing was taken back');
});

claim('of very many things said the latest are shown, from how many changes, and more when asked', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const add = async (aliases) => {
    const data = await server.ask(key, `mutation { ${aliases.join(' ')} }`);
    for (const { userErrors } of Object.values(data)) assert.deepEqual(userErrors, []);
    return data;
  };
  const numbers = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);
  const { hub } = await add(['hub: addOrganisation(input: { key: "hub", area: "boston", name: "The Hub" }) { organisation { id } userErrors { code } }']);
  const of = hub.organisation.id;
  for (const from of [0, 15, 30]) {
    await add(numbers(from, from + 15).map((n) => `a${n}: addAlly(input: { key: "${n}", area: "boston", name: "Guest ${n}", link: { type: MEMBER_OF, to: "${of}" } }) { userErrors { code } }`));
  }
  const page = await open(laptop, { at: `/actor/${of}/sources` });
  const said = page.locator('ol.log > li');
  await page.getByText('The latest 40 that were said. From the last 46 changes that concern them.').waitFor();
  assert.equal(await said.count(), 40);
  await page.getByRole('button', { name: 'Show more' }).click();
  await page.waitForFunction(() => document.querySelectorAll('ol.log > li').length === 46);
  await page.getByText('The latest', { exact: false }).waitFor({ state: 'detached' });
});

claim('an undo takes back what its notice speaks of and nothing else, once, and the keyboard stays there', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { id } = await find(server, key, thistlewood);
  const page = await open(laptop, { at: `/actor/${id}` });
  const job = async () => (await server.ask(key, 'query($id: ID!) { node(id: $id) { ... on Ally { jobTitle tags } } }', { id })).node;
  const before = await job();
  const correct = async (text) => {
    await page.getByRole('button', { name: 'Correct What they do' }).click();
    await page.getByLabel('What they do').fill(text);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('status').filter({ hasText: 'corrected: What they do' }).waitFor();
  };
  const undo = page.locator('.notices').getByRole('button', { name: 'Undo' });
  await correct('Mayor of paper');
  let goOn;
  const held = new Promise((done) => (goOn = done));
  await page.route('**/graphql', async (route) => {
    await held;
    await route.continue();
  });
  await undo.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'Taking it back' }).waitFor();
  assert.equal(await undo.count(), 0, 'there is nothing to press twice');
  goOn();
  await page.getByRole('status').filter({ hasText: 'Undone' }).waitFor();
  assert.ok(await page.evaluate(() => !!document.activeElement?.closest('.notices')), 'the keyboard is where it was');
  assert.deepEqual(await job(), before);

  await correct('Mayor of tin');
  const other = await page.context().newPage(); // of the same account
  await other.goto(`${server.url}/actor/${id}`);
  await other.getByRole('button', { name: 'Correct Tags' }).click();
  await other.getByLabel('Tags').fill('bench');
  await other.getByRole('button', { name: 'Save' }).click();
  await other.getByRole('status').filter({ hasText: 'corrected: ' }).waitFor();
  await undo.click();
  await page.getByRole('status').filter({ hasText: 'It was changed again since' }).waitFor();
  assert.deepEqual(await job(), { jobTitle: 'Mayor of tin', tags: ['bench'] });
});

claim('what was typed on a page of a record is there again when one comes back', async ({ server, open }) => {
  const { id } = await find(server, await server.key('COORDINATOR'), thistlewood);
  const page = await open(phone, { at: `/actor/${id}` });
  await page.getByRole('button', { name: 'Correct What they do' }).tap();
  await page.getByLabel('What they do').fill('Mayor of paper');
  const tab = (name) => page.getByRole('navigation').getByRole('link', { name, exact: false }).filter({ hasText: name }).first().tap();
  await tab('Links');
  const row = page.getByRole('listitem').filter({ hasText: 'Father Piotr' }).first();
  await row.getByRole('button', { name: /^Correct/ }).tap();
  await row.getByLabel('Note').fill('Met at the fair');
  await page.goto(`${server.url}/actor/${id}`);
  assert.equal(await page.getByLabel('What they do').inputValue(), 'Mayor of paper');
  await page.getByRole('button', { name: 'Save' }).tap();
  await page.getByRole('status').filter({ hasText: 'corrected: ' }).waitFor();
  await page.goto(`${server.url}/actor/${id}/links`);
  await row.getByRole('button', { name: /^Correct/ }).tap();
  assert.equal(await row.getByLabel('Note').inputValue(), 'Met at the fair');
  await row.getByRole('button', { name: 'Cancel' }).tap();
  await row.getByRole('button', { name: /^Correct/ }).tap();
  assert.notEqual(await row.getByLabel('Note').inputValue(), 'Met at the fair', 'what was given up is gone');
});
