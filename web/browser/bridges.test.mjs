import assert from 'node:assert/strict';
import { claim, laptop, people } from './harness.mjs';

claim('who holds Boston together is said as the README says it', async ({ open }) => {
  const page = await open(laptop, { as: people.leader, at: '/a/boston/bridges' });
  const ranked = page.locator('.holding > li');
  await ranked.first().waitFor();
  const first = await ranked.nth(0).textContent();
  assert.match(first, /Rasa Žvirblytė/);
  assert.match(first, /falls into 5 pieces and 4 lose touch/);
  const second = await ranked.nth(1).textContent();
  assert.match(second, /Packers' and Menders' Union/);
  assert.match(second, /falls into 4 pieces and 3 lose touch/);
  await page.getByText('Worked out exactly.').waitFor();
  await page.getByText('Opposing and competing links do not count here.').first().waitFor(); // why there are fewer than on the map
});

claim('without our leaders the map is ranked anew, and the address says so', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { bridges } = await server.ask(key, '{ bridges(area: "boston", excludeLeaders: true, first: 1) { bridges { actor { name } } seen { actors } } }');
  const page = await open(laptop, { at: '/a/boston/bridges' });
  await page.getByRole('checkbox', { name: /Leave our leaders out/ }).check();
  await page.waitForURL(/leaders=without/);
  await page.locator('.holding > li').first().filter({ hasText: bridges.bridges[0].actor.name }).waitFor();
  await page.getByText(`Worked out on ${bridges.seen.actors} people`).first().waitFor();
  await page.reload();
  await page.locator('.holding > li').first().filter({ hasText: bridges.bridges[0].actor.name }).waitFor();
});

claim('every group that is drawn stands in the list with as many members and ties', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { groups } = await server.ask(key, '{ groups(area: "boston", first: 12) { groups { size } ties { between links } } }');
  const page = await open(laptop, { at: '/a/boston/bridges' });
  await page.locator('.groups > li').first().waitFor();
  const sizes = groups.groups.map((g) => g.size).filter((n) => n > 1);
  assert.equal(await page.locator('.ring circle').count(), sizes.length);
  const whole = page.waitForResponse((r) => r.request().postData()?.includes('query Groups') && r.request().postData().includes('"members":60'));
  const members = await page.locator('.groups > li').first().getByRole('link').count();
  await page.locator('.groups > li').first().getByRole('button', { name: /others?$/ }).click();
  await whole;
  await page.waitForFunction((n) => document.querySelectorAll('.groups > li:first-child p:first-of-type a').length > n, members);
  assert.equal(await page.locator('.groups > li').first().getByRole('link').count(), sizes[0], 'and everybody is named when one asks');
  const heads = await page.locator('.groups > li > strong').allTextContents();
  assert.deepEqual(heads, sizes.map((n, i) => `Group ${i + 1}: ${n} members`));
  const tie = groups.ties.slice().sort((a, b) => b.links - a.links)[0];
  assert.match(await page.locator('.groups > li').nth(tie.between[0]).textContent(), new RegExp(`group ${tie.between[1] + 1} \\(${tie.links}\\)`));
});
