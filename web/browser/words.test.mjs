// What is said, and how: the words of one thing are the same wherever it is spoken of.
import assert from 'node:assert/strict';
import { claim, find, laptop, people, phone } from './harness.mjs';

const classes = 'iss_7lpV3G6DAfl1WwwFIdMXkS'; // free English classes, chosen
const councillor = 'Councillor Winifred Thistlewood';

claim('the history says what a field was before and what it is now', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { id, version } = await find(server, key, councillor);
  const input = { key: 'words', id, expectedVersion: version, jobTitle: 'Chair of paper' };
  await server.ask(key, 'mutation($i: ChangeAllyInput!) { changeAlly(input: $i) { userErrors { message } } }', { i: input });
  const page = await open(laptop, { at: `/actor/${id}/history` });
  const ends = page.getByRole('listitem').filter({ hasText: 'Chair of paper' }).locator('.fields dd').first();
  await ends.waitFor();
  assert.match((await ends.textContent()).replace(/\s+/g, ' '), /before:.*Leader of the council.*now:.*Chair of paper/);
});

claim('an issue without a title is refused for its title, in the reader’s language', async ({ server, open }) => {
  for (const [language, save, words] of [['en', 'Save', 'A title is needed here'], ['ar', 'حفظ', 'لا بد من عنوان هنا']]) {
    const page = await open(laptop, { at: `/a/boston/issues?add=1&lang=${language}` });
    await page.getByRole('button', { name: save }).click();
    await page.locator('.field.wrong .error').filter({ hasText: words }).waitFor();
  }
});

claim('a kind, a class and an order that there are not show everybody, and say so', async ({ open }) => {
  const page = await open(laptop, { at: '/a/boston/list?kind=NONSENSE&class=NONSENSE&order=NONSENSE' });
  await page.getByRole('status').filter({ hasText: /6\d entries/ }).waitFor();
  for (const [label, all] of [['Show', 'Everybody'], ['Class of organisation', 'Any class'], ['Order', 'By name']]) {
    assert.equal(await page.getByLabel(label).evaluate((s) => s.selectedOptions[0]?.text), all);
  }
});

claim('in Arabic how well somebody is known rises in steps of its own, and what is heard has one word', async ({ server, open }) => {
  const page = await open(phone, { as: people.leader, at: '/a/boston/add', language: 'ar' });
  await page.getByLabel('الاسم', { exact: true }).fill('Nadia');
  const known = page.getByRole('radio', { name: 'جيدًا جدًا' });
  await known.waitFor();
  const steps = await known.evaluate((one) => [...one.closest('fieldset').querySelectorAll('label')].map((l) => l.textContent.trim()));
  assert.deepEqual(steps.slice(0, 5), ['بالكاد', 'قليلًا', 'إلى حد ما', 'جيدًا', 'جيدًا جدًا']);
  const key = await server.key('COORDINATOR');
  const { search } = await server.ask(key, '{ search(text: "Desislava Izvor", area: "boston", first: 1) { actor { id } } }'); // whom somebody heard to be known
  await page.goto(`${server.url}/actor/${search[0].actor.id}/links`);
  await page.getByText('سماعًا').first().waitFor();
  await page.goto(`${server.url}/issue/${classes}/decide`);
  await page.locator('.door').filter({ hasText: 'سماعًا' }).first().waitFor();
  await page.goto(`${server.url}/a/boston/bridges`);
  await page.locator('.holding > li').first().getByText(/ويفقد التواصلَ \d+ من الأشخاص والمنظمات/).waitFor();
  await page.getByRole('navigation', { name: 'طرق عرض المنطقة' }).getByRole('link', { name: 'ما ينقص' }).waitFor();
});

claim('who moved is looked for from the same day a year ago, or from the last of its month', async ({ server, open }) => {
  const page = await open(laptop);
  for (const [today, since] of [['2024-10-31', '2023-10-31'], ['2024-02-29', '2023-02-28'], ['2025-01-15', '2024-01-15']]) {
    await page.clock.setFixedTime(new Date(`${today}T12:00:00`));
    await page.goto(`${server.url}/issue/${classes}/moves`);
    assert.equal(await page.getByLabel('Since').inputValue(), since);
  }
});
