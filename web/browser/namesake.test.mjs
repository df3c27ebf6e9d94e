// Who shares a name with somebody else is told apart by what they do, wherever one decides what to do about them.
import assert from 'node:assert/strict';
import { claim, laptop } from './harness.mjs';

const classes = 'iss_7lpV3G6DAfl1WwwFIdMXkS'; // free English classes, chosen
const twin = 'Beatrice Gooseberry'; // a reporter, and a branch secretary

claim('two of one name are told apart by what they do in what is missing, on Bridges and where one decides', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  for (const jobTitle of ['Baker', 'Tailor']) {
    const input = { key: jobTitle, area: 'boston', name: 'Wanda Twofold', jobTitle, contactDetails: [{ type: 'phone', value: '01632 960123' }] };
    await server.ask(key, 'mutation($i: AddAllyInput!) { addAlly(input: $i) { userErrors { message } } }', { i: input });
  }
  const page = await open(laptop, { at: '/a/boston/missing' });
  const unsaid = page.locator('.gap').filter({ hasText: 'Nobody said where they stand' });
  await unsaid.getByRole('listitem').filter({ hasText: twin }).getByText('Reporter').waitFor();
  await page.locator('.gap').filter({ hasText: 'Perhaps on the map twice' }).getByRole('listitem').filter({ hasText: /Wanda Twofold \((Baker|Tailor)\)\s+and\s+Wanda Twofold \((Baker|Tailor)\)/ }).waitFor();

  await page.goto(`${server.url}/a/boston/bridges`);
  const away = page.getByRole('table').getByRole('row').filter({ hasText: twin });
  await away.filter({ hasText: 'Reporter' }).waitFor();
  await away.filter({ hasText: 'Branch secretary' }).waitFor();
  assert.equal(await away.count(), 2);
  await page.locator('.groups').getByText(`${twin} (Reporter)`).waitFor();
  await page.locator('.holding > li').filter({ hasText: twin }).getByText('Reporter').waitFor();

  const { search } = await server.ask(key, 'query($name: String!) { search(text: $name, area: "boston", first: 5) { actor { id ... on Ally { jobTitle } } } }', { name: twin });
  for (const [n, { actor }] of search.entries()) {
    const input = { key: `namesake-${n}`, actor: actor.id, issue: classes, support: 'NEUTRAL', influence: 4, roles: ['PRIMARY_TARGET'] };
    await server.ask(key, 'mutation($i: AssessInput!) { assess(input: $i) { userErrors { message } } }', { i: input });
  }
  await page.goto(`${server.url}/issue/${classes}/decide`);
  for (const list of ['.deciders', '.movable']) {
    for (const { actor } of search) await page.locator(`${list} h3`).filter({ hasText: twin }).filter({ hasText: actor.jobTitle }).waitFor();
  }
});
