import assert from 'node:assert/strict';
import { claim, laptop } from './harness.mjs';

claim('growth says in a drawing and in a table what the API counts', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { growth } = await server.ask(key, '{ growth(area: "boston", by: WEEK, last: 6) { earlier { actors } periods { from added { actors links assessments } } } }');
  const page = await open(laptop, { at: '/a/boston/growth?by=week&last=6' });
  const rows = page.getByRole('table').locator('tbody tr');
  await rows.first().waitFor();
  const told = await rows.evaluateAll((all) => all.map((r) => [...r.querySelectorAll('td')].map((c) => Number(c.textContent.replace(/\D/g, '')))));
  assert.deepEqual(told.slice(1), growth.periods.map(({ added }) => [added.actors, added.links, added.assessments]));
  assert.ok(growth.periods.at(-1).added.actors > 0, 'the demo was added just now');
  assert.equal(await page.locator('.chart').count(), 3);
  const counts = await page.locator('.chart').first().locator('.count').allTextContents();
  assert.deepEqual(counts.map(Number), growth.periods.map((p) => p.added.actors).filter((n) => n > 0));
});

claim('whoever is added is counted at once', async ({ server, open }) => {
  const key = await server.key('COORDINATOR', 'boston');
  const page = await open(laptop, { at: '/a/boston/growth' });
  const all = page.getByRole('table').locator('tfoot td').first();
  await all.waitFor();
  assert.deepEqual(await page.getByLabel('Look back').locator('option').allTextContents(), ['6 months', '12 months', '24 months', '36 months']);
  const before = Number(await all.textContent());
  await server.ask(key, 'mutation { addAlly(input: { key: "one", area: "boston", name: "Ona Newcomer" }) { ally { id } userErrors { message } } }');
  await page.reload();
  await page.getByRole('table').locator('tfoot td').first().filter({ hasText: String(before + 1) }).waitFor();
});
