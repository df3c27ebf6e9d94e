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
