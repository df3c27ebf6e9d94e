import assert from 'node:assert/strict';
import { accessible, claim, fits, laptop, people, phone } from './harness.mjs';

claim('a link signs in, once, and leads to the map', async ({ server, open, expectFailure }) => {
  const page = await open(laptop, { as: null });
  await page.getByLabel('Your key').waitFor();
  const link = await server.link(people.coordinator);
  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: /Welcome|Everybody/ }).waitFor();
  assert.equal(new URL(page.url()).hash, '', 'the secret left the address');
  const other = await open(laptop, { as: null });
  expectFailure(401);
  await other.goto(link);
  await other.getByRole('alert').filter({ hasText: 'used already' }).waitFor();
});

claim('a key signs in, and signing out ends it on every page', async ({ server, open, expectFailure }) => {
  const key = await server.key('COORDINATOR');
  const page = await open(laptop, { as: null });
  expectFailure(401);
  await page.getByLabel('Your key').fill('allymap_wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('This key opens nothing').waitFor();
  await page.getByLabel('Your key').fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Welcome' }).waitFor();
  const cookies = await page.context().cookies();
  assert.ok(cookies.every((c) => c.httpOnly && c.sameSite === 'Strict'), JSON.stringify(cookies));
  await page.locator('.account summary').click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByLabel('Your key').waitFor();
  assert.deepEqual(await page.evaluate(() => caches.keys()), [], 'nothing is cached');
});

claim('a session that ends keeps what was typed, and goes on after signing in again', async ({ server, open, expectFailure }) => {
  const page = await open(laptop, { at: '/a/boston' });
  const search = page.getByRole('searchbox');
  await search.waitFor();
  const key = await server.key('COORDINATOR');
  await page.context().clearCookies();
  expectFailure(401);
  await search.fill('this');
  await page.getByRole('dialog', { name: 'Sign in' }).waitFor();
  await page.getByLabel('Your key').fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: /Thistlewood/ }).first().waitFor();
  assert.equal(await search.inputValue(), 'this');
});

claim('what a lost connection left unanswered is answered by itself once it is back, and one box says so meanwhile', async ({ open, expectFailure }) => {
  const page = await open(phone, { at: '/a/boston' });
  await page.getByRole('table').waitFor();
  expectFailure('network');
  await page.context().setOffline(true);
  const banner = page.getByRole('status').filter({ hasText: 'The server cannot be reached' });
  await banner.waitFor(); // before anything was asked
  await page.getByRole('searchbox').fill('thistlewood');
  await page.getByText('as soon as the server can be reached').waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  assert.ok((await banner.boundingBox()).y >= 0, 'it stays in sight');
  await page.context().setOffline(false);
  await page.getByRole('link', { name: /Thistlewood/ }).first().waitFor();
  await banner.waitFor({ state: 'detached' });
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Growth' }).click();
  await page.getByText('as soon as the server can be reached').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('heading', { level: 1, name: /grew/ }).waitFor();
});

claim('an address that leads nowhere says so, in the reader’s language', async ({ server, open, expectFailure }) => {
  expectFailure(404);
  const page = await open();
  const answer = await page.goto(`${server.url}/no/such/place`);
  assert.equal(answer.status(), 404);
  await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor();
  await page.goto(`${server.url}/no/such/place?lang=ar`);
  await page.getByRole('heading', { name: 'لا يوجد شيء في هذا العنوان' }).waitFor();
});

claim('the list fits a phone of 320 px, in both directions', async ({ server, open }) => {
  for (const language of ['en', 'ar']) {
    const page = await open({ ...phone, viewport: { width: 320, height: 640 } }, { at: `/a/boston?lang=${language}` });
    await page.getByRole('table').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.dir), language === 'ar' ? 'rtl' : 'ltr');
    await fits(page, `the list in ${language}`);
  }
});

claim('the first pages pass axe, in English and Arabic, light and dark', async ({ server, open }) => {
  for (const language of ['en', 'ar']) {
    for (const colorScheme of ['light', 'dark']) {
      const out = await open({ ...laptop, colorScheme }, { as: null, at: `/?lang=${language}` });
      await out.getByRole('heading', { level: 1 }).waitFor();
      await accessible(out, `the sign-in page, ${language}, ${colorScheme}`);
      const page = await open({ ...laptop, colorScheme }, { at: `/a/boston?lang=${language}` });
      await page.getByRole('table').waitFor();
      await accessible(page, `the list, ${language}, ${colorScheme}`);
    }
  }
});

claim('with letters twice as large every view still fits a laptop', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { search, issues } = await server.ask(key, '{ search(text: "Thistlewood", first: 1) { actor { id } } issues(area: "boston", statuses: [CHOSEN], first: 1) { nodes { id } } }');
  const actor = `/actor/${search[0].actor.id}`;
  const issue = `/issue/${issues.nodes[0].id}`;
  const page = await open(laptop);
  const area = ['list', 'map', 'issues', 'bridges', 'missing', 'growth', 'add'].map((view) => `/a/boston/${view}`);
  const views = [...area, actor, `${actor}/links`, `${actor}/history`, `${actor}/ways`, `${issue}/spectrum`, `${issue}/power`, '/agenda', '/help'];
  for (const at of views) {
    await page.goto(server.url + at);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await fits(page, `${at}, letters doubled,`);
  }
});
