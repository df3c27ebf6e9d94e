import assert from 'node:assert/strict';
import { claim, laptop, people, phone } from './harness.mjs';

const councillor = 'act_0zqx0xERQcHLwFZqGjTTpw';
const waysQuestion = `query ($to: ID!) { introductions(to: $to, maxHops: 3, first: 6) { seen { actors } paths {
  warmth actors { ... on Actor { name } } links { strength basis } } } }`;

/** The ways as the page draws them: who is on each, in its order, and its warmth. */
const drawn = (page) => page.locator('.way').evaluateAll((ways) => ways.map((w) => ({
  names: [...w.querySelectorAll('.stop bdi')].map((n) => n.textContent),
  warmth: w.querySelector('.warmth > span:last-child').textContent,
})));

/** The names found for all that was typed. */
const found = (page) => page.locator('.picks[aria-busy=false]');

claim('the ways to somebody are those that the API gives, as columns and as sentences', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { introductions } = await server.ask(key, waysQuestion, { to: councillor });
  assert.ok(introductions.paths.length > 2, 'the demo knows several ways');
  const page = await open(laptop, { at: `/a/boston/ways?to=${councillor}` });
  await page.locator('.way').first().waitFor();
  const wanted = introductions.paths.map((p) => ({ names: p.actors.map((a) => a.name), warmth: p.warmth.toFixed(2) }));
  assert.deepEqual(await drawn(page), wanted);
  const columns = await page.locator('.way').first().locator('.stop').evaluateAll((stops) => stops.map((s) => s.getBoundingClientRect().left));
  assert.ok(columns[1] > columns[0], 'who asks stands at the left');
  const sentences = await page.locator('.sentences li').evaluateAll((all) => all.map((s) => [...s.querySelectorAll('bdi')].map((n) => n.textContent)));
  for (const [i, p] of introductions.paths.entries()) {
    const names = p.actors.map((a) => a.name);
    assert.deepEqual(sentences[i], names.slice(0, -1).flatMap((n, at) => [n, names[at + 1]]), `sentence ${i + 1}`);
  }
  const strong = await page.locator('.way').first().locator('.how').first().textContent();
  assert.match(strong, new RegExp(`${introductions.paths[0].links[0].strength} of 5`));
  await page.getByText(`Worked out on ${introductions.seen.actors} people`).waitFor();
});

claim('in Arabic the columns run from the right, and no sentence is the server’s', async ({ open }) => {
  const page = await open(laptop, { at: `/a/boston/ways?to=${councillor}&lang=ar` });
  await page.locator('.way').first().waitFor();
  const columns = await page.locator('.way').first().locator('.stop').evaluateAll((stops) => stops.map((s) => s.getBoundingClientRect().right));
  assert.ok(columns[1] < columns[0], 'who asks stands at the right');
  const words = await page.locator('.sentences li').first().evaluate((s) => {
    const copy = s.cloneNode(true);
    for (const name of copy.querySelectorAll('bdi')) name.remove();
    return copy.textContent;
  });
  assert.doesNotMatch(words, /[A-Za-z]/);
});

claim('whom to meet, and who asks, is found by keyboard alone', async ({ open }) => {
  const page = await open(laptop, { as: people.leader, at: '/a/boston/ways' });
  await page.getByText('Name somebody whom you want to meet').waitFor();
  await page.getByRole('combobox', { name: 'Whom do we want to meet?' }).focus();
  await page.keyboard.type('Paper Counc');
  await found(page).getByRole('option', { name: /Boston Paper Council/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /Boston Paper Council/ }).waitFor();
  await page.getByRole('heading', { name: 'Who of us knows somebody there already' }).waitFor();
  await page.getByRole('combobox', { name: 'Who asks?' }).focus();
  await page.keyboard.type('Rasa');
  await found(page).getByRole('option', { name: /Žvirblytė/ }).waitFor();
  while (!(await page.locator('.picks [aria-selected=true]').textContent()).includes('Žvirblytė')) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/from=act_/);
  await page.locator('.way').first().waitFor();
  const first = await page.locator('.way').evaluateAll((ways) => ways.map((w) => w.querySelector('.stop bdi').textContent));
  assert.deepEqual([...new Set(first)], ['Rasa Žvirblytė']);
});

claim('where no way is known, it says what to do, and does it', async ({ open }) => {
  const page = await open(phone, { at: `/actor/${councillor}/ways?hops=1` });
  await page.getByText('Nobody of us is known to know them directly.').waitFor();
  await page.getByRole('link', { name: 'Add a link' }).waitFor();
  await page.getByRole('button', { name: 'Look up to 4 steps' }).click();
  await page.locator('.way').first().waitFor();
  assert.match(page.url(), /hops=4/);
});
