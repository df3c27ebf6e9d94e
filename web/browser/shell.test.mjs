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

claim('signing out sets aside what is being asked, which is asked again only where the session goes on', async ({ open, expectFailure }) => {
  const page = await open(laptop, { at: '/a/boston' });
  await page.getByRole('table').waitFor();
  let goOn;
  const ended = new Promise((done) => (goOn = done));
  await page.route('**/graphql', async (route) => {
    await ended; // the question comes to the server after the word that ends the session
    await route.continue().catch(() => undefined); // it may have been taken back
  });
  const signOut = async () => {
    await page.locator('.account summary').click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  };
  const asked = page.waitForRequest('**/graphql');
  await page.getByRole('searchbox').fill('thistlewood');
  await asked;
  await page.route('**/session/end', (route) => route.fulfill({ status: 503 }), { times: 1 });
  expectFailure(503);
  const again = page.waitForRequest('**/graphql');
  await signOut();
  await page.getByText('You are still signed in').waitFor();
  await again; // and is still under way
  await page.keyboard.press('Escape');
  const last = page.waitForResponse('**/session/end');
  await signOut();
  await last;
  goOn();
  await page.getByLabel('Your key').waitFor();
});

claim('a session that ends keeps what was typed, and goes on after signing in again', async ({ server, open, expectFailure }) => {
  const page = await open(laptop, { at: '/a/boston' });
  await page.getByRole('table').waitFor();
  const search = page.getByRole('searchbox');
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

for (const language of ['en', 'ar']) {
  claim(`the first pages pass axe, and what a used link leads to: ${language}, light and dark`, async ({ server, open, expectFailure }) => {
    const link = new URL(await server.link(people.coordinator));
    await (await open(laptop, { as: null, at: link.pathname + link.hash })).getByRole('heading', { level: 1, name: 'Welcome' }).waitFor();
    expectFailure(401);
    for (const colorScheme of ['light', 'dark']) {
      const out = await open({ ...laptop, colorScheme }, { as: null, at: `/?lang=${language}` });
      await out.getByRole('heading', { level: 1 }).waitFor();
      await accessible(out, `the sign-in page, ${language}, ${colorScheme}`);
      await out.goto(`${server.url}${link.pathname}?lang=${language}${link.hash}`);
      await out.getByRole('alert').getByRole('link').waitFor();
      await accessible(out, `a used link, ${language}, ${colorScheme}`);
      const page = await open({ ...laptop, colorScheme }, { at: `/a/boston?lang=${language}` });
      await page.getByRole('table').waitFor();
      await accessible(page, `the list, ${language}, ${colorScheme}`);
    }
  });
}

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

claim('two of one name are told apart by what they do, and a search says what it heeds', async ({ server, open }) => {
  const page = await open(phone, { as: people.leader, at: '/a/boston/add' });
  await page.getByLabel('Name', { exact: true }).fill('Beatrise Goosebery');
  const offered = page.locator('.same li').filter({ hasText: 'Beatrice Gooseberry' });
  await offered.filter({ hasText: 'Reporter' }).waitFor();
  await offered.filter({ hasText: 'Branch secretary' }).waitFor();
  const other = page.getByRole('combobox', { name: 'Linked to whom?' });
  await other.tap();
  await page.getByRole('option', { name: /Leader.*Volunteer of the team/ }).nth(1).waitFor(); // before a letter is typed
  await page.keyboard.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  assert.equal(await other.inputValue(), 'Rasa Žvirblytė', 'who was chosen stays');
  await other.fill('beatr');
  await page.getByRole('option', { name: /Beatrice Gooseberry.*Reporter/ }).waitFor();
  await page.goto(`${server.url}/a/boston/list?class=HEALTH&order=new&q=council`);
  await page.getByRole('row').filter({ hasText: 'Thistlewood' }).locator('.second').filter({ hasText: 'Leader of the council' }).waitFor();
  const filter = page.getByLabel('Class of organisation');
  assert.ok(await filter.isDisabled());
  assert.equal(await filter.evaluate((s) => s.selectedOptions[0].text), 'Any class', 'what is not heeded does not claim to be');
  await page.getByText('all classes are looked through').waitFor();
  await page.getByRole('searchbox').fill('leader of the council');
  await page.getByText('Only names are searched, not what people do').waitFor();
  await page.getByRole('searchbox').fill('');
  await page.getByRole('row').filter({ hasText: 'Health' }).first().waitFor();
  assert.equal(await filter.inputValue(), 'HEALTH');
  await page.goto(`${server.url}/a/oldham/list`);
  await page.getByRole('status').filter({ hasText: 'that you may see' }).waitFor();
});

claim('on a new map the administrator adds the first area and it is open; others are told who does', async ({ server, open }) => {
  await server.command('account', 'add', '-role', 'ADMIN', '-name', 'Ada');
  await server.command('account', 'add', '-role', 'COORDINATOR', '-name', 'Cora');
  const waiting = await open(laptop, { as: 'Cora' });
  await waiting.getByText('An administrator adds the first one.').waitFor();
  assert.equal(await waiting.getByRole('textbox').count(), 0);
  const page = await open(phone, { as: 'Ada' });
  const [name, slug] = [page.getByLabel('Name of the area'), page.getByLabel('Short name')];
  await page.getByRole('button', { name: 'Add an area' }).tap();
  await page.locator('.field.wrong').filter({ hasText: 'A name is needed' }).waitFor();
  await name.fill('Great Wigston & Oadby');
  assert.equal(await slug.inputValue(), 'great-wigston-oadby');
  await slug.fill('Wigston!');
  await page.getByRole('button', { name: 'Add an area' }).tap();
  await page.locator('.field.wrong').filter({ hasText: 'single hyphens' }).waitFor();
  await accessible(page, 'the form for an area');
  await fits(page, 'the form for an area');
  await slug.fill('wigston');
  await page.getByRole('button', { name: 'Add an area' }).tap();
  await page.getByRole('heading', { level: 1, name: 'Everybody in Great Wigston & Oadby' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/a/wigston/list');
  await page.getByRole('link', { name: 'Add somebody' }).first().waitFor();
  await page.goto(`${server.url}/a/wigston/ways`);
  await page.getByText('Nobody is on the map of Great Wigston & Oadby yet.').waitFor();
  await page.goto(`${server.url}/a/wigston/bridges`);
  await page.getByText('There are no groups yet').waitFor();
  assert.equal(await page.getByText('Any two groups').count(), 0, 'nothing is said of groups that there are not');
  await page.goto(`${server.url}/agenda`);
  await page.getByText('None of our leaders is on this map yet.').waitFor();
  assert.equal(await page.getByText('Choose a leader above').count(), 0);
  await page.getByRole('link', { name: 'Add a leader' }).tap();
  assert.ok(await page.getByRole('radio', { name: 'Leader' }).isChecked());
}, { server: { empty: true } });

claim('a leader’s week comes first, and an address of no area leaves every area to choose', async ({ server, open }) => {
  const page = await open(phone, { as: people.leader, at: '/a/nowhere/ways' });
  await page.getByText('There is no area of this name.').waitFor();
  const views = page.getByRole('navigation', { name: 'Views of the area' }).getByRole('link');
  assert.equal(await views.first().textContent(), 'My week');
  await page.getByRole('combobox', { name: 'Area' }).selectOption({ label: 'Boston' });
  await page.waitForURL((url) => url.pathname === '/a/boston/ways');
  await page.goto(`${server.url}/a/boston/growth`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const [row, here] = await Promise.all([page.locator('nav.views').boundingBox(), page.locator('nav.views [aria-current]').boundingBox()]);
  assert.ok(here.x >= row.x && here.x + here.width <= row.x + row.width + 1, 'where one is stands in sight');
});
