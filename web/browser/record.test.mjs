// Adding somebody, and the page of a record: what is written, what is refused, what is taken back.
import assert from 'node:assert/strict';
import { accessible, claim, find, fits, focused, laptop, people, phone } from './harness.mjs';

const thistlewood = 'Councillor Winifred Thistlewood';

claim('on a phone an ally is added by name, link and how one knows, and is in the list', async ({ server, open }) => {
  const page = await open(phone, { as: people.leader, at: '/a/boston' });
  await page.getByRole('link', { name: 'Add somebody' }).tap();
  await page.getByLabel('Name', { exact: true }).fill('Nadia Quincefield');
  assert.equal(await page.getByRole('combobox', { name: 'Linked to whom?' }).inputValue(), 'Rasa Žvirblytė', 'the viewer is the other end already');
  assert.match(await page.getByLabel('How are they linked?').evaluate((s) => s.selectedOptions[0].text), /Nadia Quincefield\S* knows \S*Rasa/);
  await page.getByRole('radio', { name: 'very well' }).tap();
  await page.getByRole('radio', { name: 'I know it is so' }).tap();
  await page.getByLabel('Who or what told me').fill('She said so at the tea');
  await page.getByRole('button', { name: 'Save' }).tap();
  await page.getByRole('status').filter({ hasText: 'Nadia Quincefield' }).filter({ hasText: 'is on the map' }).waitFor();
  assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), '', 'the form is ready for the next');
  assert.equal(await page.getByRole('combobox', { name: 'Linked to whom?' }).inputValue(), 'Rasa Žvirblytė', 'the other end stays');
  await focused(page.getByLabel('Name', { exact: true }));
  await page.getByRole('link', { name: 'List', exact: true }).tap();
  await page.getByRole('searchbox').fill('quincefield');
  await page.getByRole('link', { name: 'Nadia Quincefield' }).tap();
  await page.getByRole('navigation', { name: 'Parts of this page' }).getByRole('link', { name: /Links/ }).tap();
  await page.getByRole('heading', { name: 'Nadia Quincefield knows' }).waitFor();
  await page.getByText('very well (5 of 5) · a fact').waitFor();
});

claim('what was typed outlives a reload, and an addition can be undone from the same place', async ({ server, open }) => {
  const page = await open(phone, { as: people.leader, at: '/a/boston/add?name=Osric+Plumtree' });
  const name = page.getByLabel('Name', { exact: true });
  await page.waitForURL((url) => url.search === '');
  assert.equal(await name.inputValue(), 'Osric Plumtree');
  await page.getByRole('radio', { name: 'I heard it' }).tap();
  await page.reload();
  await name.waitFor();
  assert.equal(await name.inputValue(), 'Osric Plumtree');
  assert.ok(await page.getByRole('radio', { name: 'I heard it' }).isChecked());
  await page.getByRole('button', { name: 'Save' }).tap();
  await page.getByRole('status').filter({ hasText: 'is on the map' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).tap();
  await page.getByRole('status').filter({ hasText: 'Undone' }).waitFor();
  assert.equal(await find(server, await server.key('COORDINATOR'), 'Osric Plumtree'), undefined);
});

claim('who was typed and not chosen is no link that is saved by mistake', async ({ server, open }) => {
  const page = await open(phone, { as: people.leader, at: '/a/boston/add' });
  await page.getByLabel('Name', { exact: true }).fill('Tabitha Lark');
  const other = page.getByRole('combobox', { name: 'Linked to whom?' });
  await other.fill('an');
  await page.getByRole('listbox').getByRole('option').nth(1).waitFor();
  await page.getByRole('button', { name: 'Save' }).tap();
  await page.getByText('Choose one of those found').waitFor();
  assert.ok(await other.evaluate((input) => input === document.activeElement));
  assert.equal(await find(server, await server.key('COORDINATOR'), 'Tabitha Lark'), undefined);
  await other.fill('Ioana P');
  await page.getByRole('option', { name: /Ioana/ }).waitFor();
  await page.getByLabel('Who or what told me').tap();
  assert.equal(await other.inputValue(), 'Ioana Pădureanu', 'the only one who was found is meant');
  await page.getByRole('button', { name: 'Save' }).tap();
  await page.getByRole('status').filter({ hasText: 'is on the map' }).waitFor();
});

claim('what is saved while the server is away is said to wait, and happens once when it is back', async ({ server, open, expectFailure }) => {
  const page = await open(phone, { as: people.leader, at: '/a/boston/add' });
  await page.getByLabel('Name', { exact: true }).fill('Rosalind Ferry');
  await page.getByRole('radio', { name: 'fairly well' }).tap();
  expectFailure('network');
  await server.stop();
  await page.getByRole('button', { name: 'Save' }).tap();
  await page.getByRole('status').filter({ hasText: 'The server cannot be reached' }).filter({ hasText: '1 change is waiting' }).waitFor();
  assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Rosalind Ferry', 'nothing that was typed is lost');
  await server.serve(server.address);
  await page.getByRole('status').filter({ hasText: 'is on the map' }).waitFor({ timeout: 30_000 });
  const { search } = await server.ask(await server.key('COORDINATOR'), '{ search(text: "Rosalind Ferry") { actor { name } } }');
  assert.equal(search.length, 1);
});

claim('a draft does not outlive signing out', async ({ server, open }) => {
  const page = await open(laptop, { as: people.leader, at: '/a/boston/add' });
  await page.getByLabel('Name', { exact: true }).fill('Whispered Name');
  await page.waitForFunction(() => Object.values({ ...sessionStorage }).some((v) => v.includes('Whispered')));
  await page.locator('.account summary').click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByLabel('Your key').waitFor();
  assert.deepEqual(await page.evaluate(() => Object.keys({ ...sessionStorage })), []);
});

claim('a refusal of the server stands at its field, in Arabic', async ({ open }) => {
  const page = await open(phone, { as: people.leader, at: '/a/boston/add?lang=ar' });
  await page.getByRole('button', { name: 'حفظ' }).tap();
  const name = page.getByLabel('الاسم', { exact: true });
  await page.getByText('لا بد من اسم هنا').waitFor();
  assert.equal(await name.getAttribute('aria-invalid'), 'true');
  const told = await name.evaluate((input) => input.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join(' '));
  assert.equal(told, 'لا بد من اسم هنا. تكفي كلمة واحدة.');
  await focused(name); // the field that is wrong
  const direction = () => name.evaluate((input) => getComputedStyle(input).direction);
  assert.equal(await direction(), 'rtl', 'an empty field begins where the page does');
  await name.fill('Nadia');
  assert.equal(await direction(), 'ltr');
  await page.getByText('تفاصيل أخرى').tap();
  await name.fill('س');
  const tongues = await page.locator('option[value=rn], option[value=ff]').evaluateAll((all) => all.map((o) => o.text));
  assert.ok(tongues.length > 0 && tongues.every((name) => /^[\u0600-\u06ff ]+$/.test(name)), `a language by its name, not by its code: ${tongues}`);
  await page.getByLabel('ماذا يعمل').fill('م'.repeat(501));
  await page.getByRole('button', { name: 'حفظ' }).tap();
  await page.getByText(/والحد الأقصى/).waitFor();
  assert.doesNotMatch(await page.locator('main').innerText(), /characters|Shorten/, 'nothing of the server’s English');
});

claim('a name that is on the map already is offered, and only the link is added', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const before = await find(server, key, thistlewood);
  const page = await open(phone, { as: people.leader, at: '/a/boston/add' });
  await page.getByLabel('Name', { exact: true }).fill('Winifred Thistelwood');
  await page.getByRole('status').filter({ hasText: 'Is it one of these?' }).waitFor();
  const offered = page.getByRole('listitem').filter({ hasText: thistlewood });
  assert.equal(await offered.getByRole('link', { name: thistlewood }).getAttribute('href'), `/actor/${before.id}`);
  await offered.getByRole('button', { name: /This is them/ }).tap();
  await page.getByRole('button', { name: 'Save the link' }).tap();
  await page.getByRole('status').filter({ hasText: 'The link to' }).waitFor();
  const after = await find(server, key, thistlewood);
  assert.equal(after.degree, before.degree + 1);
  assert.equal((await find(server, key, 'Winifred Thistelwood')).id, before.id, 'nobody was added twice');
  await focused(page.getByLabel('Name', { exact: true }));
  const another = page.getByRole('link', { name: 'add another link' });
  await another.scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await another.click({ trial: true }); // what was said does not lie over it
  await page.getByLabel('Name', { exact: true }).fill('Winifred Thistelwood');
  await offered.getByRole('button', { name: /This is them/ }).tap();
  await page.getByRole('status').filter({ hasText: /On the map already: .*Thistlewood\S* knows \S*Rasa/ }).waitFor();
  await page.getByRole('navigation', { name: 'Views of the area' }).getByRole('link', { name: 'List' }).tap();
  await page.getByRole('status').filter({ hasText: 'The link to' }).waitFor({ state: 'detached' });
});

claim('by keyboard alone somebody is found, opened and linked, and the page is left', async ({ open }) => {
  const page = await open(laptop, { as: people.leader, at: '/a/boston' });
  const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
  const focus = () => page.evaluate(() => { const e = document.activeElement; return e?.innerText || e?.getAttribute('aria-label') || e?.labels?.[0]?.innerText || e?.id || ''; });
  const tabTo = async (wanted, most = 40) => {
    const passed = [];
    for (let i = 0; i < most; i++) {
      await press('Tab');
      const at = await focus();
      if (wanted.test(at)) return;
      passed.push(at.split('\n')[0]);
    }
    assert.fail(`Tab never came to ${wanted}: ${passed.join(' · ')}`);
  };
  await page.getByRole('table').waitFor();
  await tabTo(/Search by name/);
  await page.keyboard.type('thistlewood');
  await page.getByText('1 found').waitFor();
  await tabTo(/Thistlewood/);
  await press('Enter');
  await page.getByRole('heading', { level: 1, name: thistlewood }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'title');
  await tabTo(/^Links/);
  await press('Enter');
  await page.getByRole('button', { name: 'Add a link' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'title');
  await tabTo(/Add a link/);
  await press('Enter');
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
  await page.keyboard.type('Dzintra');
  await page.locator('.picks[aria-busy=false]').getByRole('option', { name: /Dzintra/ }).first().waitFor();
  await press('Enter');
  await page.getByLabel('How are they linked?').waitFor();
  await tabTo(/How are they linked/);
  await page.keyboard.type('Councillor');
  await tabTo(/not asked/);
  await press('ArrowLeft');
  await tabTo(/Save the link/);
  await press('Enter');
  await page.getByRole('status').filter({ hasText: 'The link to' }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Dzintra' }).filter({ hasText: 'very well' }).waitFor();
  await page.goBack();
  await page.goBack();
  await page.getByRole('searchbox').waitFor();
});

claim('a correction says what changed, is undone from the same place, and the history has both', async ({ server, open }) => {
  const actor = await find(server, await server.key('COORDINATOR'), thistlewood);
  const page = await open(laptop, { at: `/actor/${actor.id}` });
  await page.getByRole('button', { name: 'Correct What they do' }).click();
  await page.getByLabel('What they do').fill('Chair of paper');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'corrected: What they do' }).waitFor();
  await page.getByText('Chair of paper').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('status').filter({ hasText: 'Undone' }).waitFor();
  await page.getByText('Leader of the council').waitFor();
  await page.getByRole('link', { name: 'History' }).click();
  const entries = page.getByRole('listitem').filter({ hasText: 'Changed: ' });
  await entries.nth(1).waitFor();
  assert.match(await entries.nth(0).innerText(), /took an earlier change back/);
  assert.deepEqual([await entries.nth(1).locator('del').innerText(), await entries.nth(1).locator('ins').innerText()], ['Leader of the council', 'Chair of paper']);
  await entries.nth(1).getByRole('button', { name: /Undo/ }).click();
  await page.getByRole('alert').filter({ hasText: 'changed again since' }).waitFor();
});

claim('on a phone a number is corrected with a keyboard of numbers, saved where one is, and called', async ({ server, open }) => {
  const actor = await find(server, await server.key('COORDINATOR'), thistlewood);
  const page = await open(phone, { at: `/actor/${actor.id}` });
  await page.getByRole('navigation', { name: 'Parts of this page' }).waitFor();
  await page.getByRole('button', { name: /How to reach them$/ }).tap();
  const number = page.getByLabel('Number or address').first();
  await page.waitForFunction(() => document.querySelector('.fact.open'));
  if ((await number.count()) === 0) await page.getByRole('button', { name: 'Add: How to reach them' }).tap();
  await page.getByLabel('What it is').first().selectOption('phone');
  assert.equal(await number.getAttribute('inputmode'), 'tel');
  await number.fill('+44 (0)161 496 0000');
  const save = await page.getByRole('button', { name: 'Save' }).boundingBox();
  assert.ok(save.y + save.height <= 844, 'Save is in sight');
  assert.equal(await page.getByRole('link', { name: 'Add somebody' }).isVisible(), false, 'nothing floats over the form');
  await page.getByRole('button', { name: 'Save' }).tap();
  const call = page.getByRole('link', { name: '+44 (0)161 496 0000' });
  await call.waitFor();
  assert.equal(await call.getAttribute('href'), 'tel:+441614960000');
});

claim('an ally becomes a leader in one step, and what stands in the way of going back is said', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { addAlly } = await server.ask(key, 'mutation($input: AddAllyInput!) { addAlly(input: $input) { ally { id } } }', { input: { key: 'a', area: 'boston', name: 'Perpetua Lark' } });
  const page = await open(laptop, { at: `/actor/${addAlly.ally.id}` });
  await page.getByRole('button', { name: /make them a leader/ }).click();
  await page.getByRole('status').filter({ hasText: 'is a leader of the team now' }).waitFor();
  assert.equal((await find(server, key, 'Perpetua Lark')).kind, 'LEADER');
  await page.getByRole('button', { name: /make them an ally/ }).waitFor();
  const other = await find(server, key, thistlewood);
  const link = { key: 'b', type: 'SUPPORTS_LEADER', from: addAlly.ally.id, to: other.id };
  await server.ask(key, 'mutation($input: AddLinkInput!) { addLink(input: $input) { userErrors { code } } }', { input: link });
  await page.getByRole('button', { name: /make them an ally/ }).click();
  await page.getByRole('alert').filter({ hasText: `between Perpetua Lark and ${thistlewood} would no longer fit` }).waitFor();
});

claim('an undo that the server failed is told, and can be tried again from there', async ({ server, open }) => {
  const { id } = await find(server, await server.key('COORDINATOR'), thistlewood);
  const page = await open(laptop, { at: `/actor/${id}` });
  await page.getByRole('button', { name: 'Correct What they do' }).click();
  await page.getByLabel('What they do').fill('Mayor of paper');
  await page.getByRole('button', { name: 'Save' }).click();
  const said = page.getByRole('status');
  await said.filter({ hasText: 'corrected: ' }).waitFor();
  let failed = false;
  await page.route('**/graphql', (route) => {
    if (failed || !route.request().postData()?.includes('mutation Undo')) return route.continue();
    failed = true;
    return route.fulfill({ status: 200, json: { errors: [{ message: 'internal error', extensions: { code: 'INTERNAL', reason: 'internal' } }], data: null } });
  });
  const undo = page.locator('.notices').getByRole('button', { name: 'Undo' });
  await undo.click();
  await said.filter({ hasText: 'Something went wrong on the server' }).waitFor();
  await undo.click();
  await said.filter({ hasText: 'Undone' }).waitFor();
});

claim('removing somebody says first what goes with them, and can be undone', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const actor = await find(server, key, thistlewood);
  const page = await open(laptop, { at: `/actor/${actor.id}` });
  await page.getByRole('button', { name: 'Remove from the map' }).click();
  await page.getByText(new RegExp(`also takes away ${actor.degree} links, \\d+ assessments and`)).waitFor();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('status').filter({ hasText: 'was removed from the map' }).waitFor();
  await page.getByRole('heading', { name: 'Everybody in Boston' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('status').filter({ hasText: 'Undone' }).waitFor();
  assert.equal((await find(server, key, thistlewood)).degree, actor.degree);
});

claim('a link is corrected in place, and where somebody stands is said', async ({ server, open }) => {
  const actor = await find(server, await server.key('COORDINATOR'), thistlewood);
  const page = await open(laptop, { at: `/actor/${actor.id}/links` });
  const row = page.getByRole('listitem').filter({ hasText: 'Father Piotr' });
  await row.getByRole('button', { name: /^Correct/ }).click();
  await row.getByLabel('Since').fill('soon');
  await row.getByRole('button', { name: 'Save' }).click();
  await row.getByText('Write a year, a month or a day').waitFor();
  await row.getByLabel('Since').fill('2019-03');
  await row.getByRole('button', { name: 'Save' }).click();
  await row.getByText('since March 2019').waitFor();
  await page.getByRole('link', { name: /Where they stand/ }).click();
  await page.getByRole('button', { name: 'Say where they stand' }).click();
  await page.getByLabel('Issue').selectOption({ index: 1 });
  const issue = await page.getByLabel('Issue').evaluate((s) => s.selectedOptions[0].text);
  await page.getByRole('radio', { name: 'Active ally' }).check();
  await page.getByLabel('Why do we think so?').fill('Offered the hall');
  await page.getByRole('button', { name: 'Save' }).click();
  const stand = page.locator('section').filter({ has: page.getByRole('heading', { name: issue }) });
  await stand.getByRole('listitem').filter({ hasText: 'Active ally' }).filter({ hasText: 'Offered the hall' }).waitFor();
});

claim('of very many links a page is shown, with how many there are and the way to the rest', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const add = 'mutation($input: AddOrganisationInput!) { addOrganisation(input: $input) { organisation { id } } }';
  const { addOrganisation } = await server.ask(key, add, { input: { key: 'd', area: 'boston', name: 'Guild of Paper Lanterns' } });
  const { id } = addOrganisation.organisation;
  const member = 'mutation($input: AddAllyInput!) { addAlly(input: $input) { userErrors { code } } }';
  for (let i = 1; i <= 105; i++) {
    const input = { key: `m${i}`, area: 'boston', name: `Lantern bearer ${i}`, link: { type: 'MEMBER_OF', to: id } };
    await server.ask(key, member, { input });
  }
  const page = await open(laptop, { at: `/actor/${id}/links` });
  await page.getByText('Showing 100 of 105').waitFor();
  assert.equal(await page.locator('.link-row').count(), 100);
  await page.getByRole('button', { name: 'Show more' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.link-row').length === 105);
  assert.equal(await page.getByRole('heading', { name: 'Guild of Paper Lanterns has as a member' }).count(), 1, 'the pages are one list');
});

claim('whoever may not write in the area sees no button that would do nothing', async ({ server, open, expectFailure }) => {
  const key = await server.key('COORDINATOR');
  const input = { key: 'c', area: 'oldham', name: 'Quentin Shared', visibility: 'PROJECT' };
  const { addAlly } = await server.ask(key, 'mutation($input: AddAllyInput!) { addAlly(input: $input) { ally { id } } }', { input });
  const page = await open(laptop, { as: people.leader, at: `/actor/${addAlly.ally.id}` });
  await page.getByRole('heading', { level: 1, name: 'Quentin Shared' }).waitFor();
  for (const part of ['About', 'Links', 'Where they stand', 'Meetings', 'History', 'Who said so']) {
    await page.getByRole('navigation', { name: 'Parts of this page' }).getByRole('link', { name: part }).click();
    await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
    assert.equal(await page.locator('main button').count(), 0, part);
  }
  await page.goto(`${server.url}/a/oldham/add`);
  await page.getByText('its own team adds to it').waitFor();
  assert.equal(await page.locator('main button').count(), 0);
});

/** The parts of a record's page, and what opens the forms in them. */
const views = { '': ['.fact button', '.add-more button'], '/links': ['.acts button', '.actions button.primary'], '/stands': ['.actions button.primary'], '/meetings': [], '/history': [], '/sources': [] };

/** Shows a part of a record's page with its forms open. */
async function show(page, address, openers) {
  await page.goto(address);
  await page.locator('.actor .tabs').waitFor();
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  for (const opener of openers) await page.locator(opener).first().click();
}

/** Shows a record that somebody else corrected while it was corrected here. */
async function contested(server, key, page, language) {
  const { id, version } = await find(server, key, thistlewood);
  await show(page, `${server.url}/actor/${id}?lang=${language}`, ['.fact button']);
  await page.locator('.fact input').first().fill('Winifred of the lamp');
  const input = { key: 'theirs', id, expectedVersion: version, name: 'Winifred of the bench' };
  await server.ask(key, 'mutation($input: ChangeAllyInput!) { changeAlly(input: $input) { userErrors { code } } }', { input });
  await page.locator('.fact input').first().press('Enter');
  await page.locator('.conflict').waitFor();
}

for (const language of ['en', 'ar']) {
  for (const colorScheme of ['light', 'dark']) {
    claim(`the record’s page, two versions of it and the form to add pass axe, ${language}, ${colorScheme}`, async ({ server, open }) => {
      const key = await server.key('COORDINATOR');
      const { id } = await find(server, key, 'Rasa Žvirblytė');
      const page = await open({ ...laptop, colorScheme }, { at: `/a/boston/add?lang=${language}&name=Winifred` });
      await page.locator('.same li').first().waitFor();
      await page.locator('.more summary').click();
      await accessible(page, 'adding');
      for (const [view, openers] of Object.entries(views)) {
        await show(page, `${server.url}/actor/${id}${view}?lang=${language}`, openers);
        await accessible(page, `the record’s ${view}`);
      }
      await contested(server, key, page, language);
      await accessible(page, 'two versions of the record');
    });
  }
}

claim('the record’s page and the form to add fit a phone of 320 px, in both directions', async ({ server, open }) => {
  const { id } = await find(server, await server.key('COORDINATOR'), 'Rasa Žvirblytė');
  for (const language of ['en', 'ar']) {
    const page = await open({ ...phone, viewport: { width: 320, height: 640 } }, { at: `/a/boston/add?lang=${language}&name=Winifred` });
    await page.locator('.same li').first().waitFor();
    await page.locator('.more summary').tap();
    await fits(page, `adding in ${language}`);
    for (const [view, openers] of Object.entries(views)) {
      await show(page, `${server.url}/actor/${id}${view}?lang=${language}`, openers);
      await fits(page, `the record’s ${view} in ${language}`);
    }
  }
});
