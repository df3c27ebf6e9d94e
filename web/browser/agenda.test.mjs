import assert from 'node:assert/strict';
import { claim, focused, laptop, people, phone } from './harness.mjs';

const agendaQuestion = '{ agenda { overdue { id nextStep doneOn } due { nextStep } suggestions { ally { id name } } } }';

/** The answer to a question as the demo's leader of Boston: asked by the page itself, in its session. */
const asLeader = (page, query) => page.evaluate(async (q) => {
  const answer = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', 'x-map-client': '1' }, body: JSON.stringify({ query: q }) });
  return (await answer.json()).data;
}, query);

/** The names found for all that was typed. */
const found = (page) => page.locator('.picks[aria-busy=false]');

claim('a step that is done leaves the week, and comes back when that is undone', async ({ open }) => {
  const page = await open(phone, { as: people.leader, at: '/agenda' });
  const overdue = page.locator('.steps.late > li').filter({ hasText: 'Write the first half page together' });
  await overdue.waitFor();
  await page.locator('.steps > li').filter({ hasText: 'Ring round' }).waitFor();
  await overdue.getByRole('button', { name: /Done/ }).click();
  await page.getByRole('status').filter({ hasText: 'Write the first half page together' }).waitFor();
  await overdue.waitFor({ state: 'detached' });
  assert.deepEqual((await asLeader(page, agendaQuestion)).agenda.overdue, []);
  await page.getByRole('button', { name: 'Undo' }).click();
  await overdue.waitFor();
  assert.equal((await asLeader(page, agendaQuestion)).agenda.overdue[0].doneOn, null);
});

claim('a meeting is written down from a suggestion, its step falls due, and all of it can be undone', async ({ open }) => {
  const page = await open(phone, { as: people.leader, at: '/agenda' });
  const { agenda } = await asLeader(page, agendaQuestion);
  const ally = agenda.suggestions[0].ally;
  await page.getByRole('button', { name: new RegExp(`Record a meeting: .*${ally.name}`) }).click();
  const form = page.getByRole('form', { name: 'Record a meeting' });
  await form.getByLabel('What was agreed?').fill('Comes to the next evening');
  await page.reload();
  assert.equal(await form.getByLabel('What was agreed?').inputValue(), 'Comes to the next evening', 'a reload takes nothing away');
  await form.getByLabel('What comes next?').fill('Send the address');
  await form.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('status').filter({ hasText: 'The meeting is written down.' }).waitFor();
  const step = page.locator('.steps > li').filter({ hasText: 'Send the address' });
  await step.getByRole('link', { name: ally.name }).waitFor();
  const after = (await asLeader(page, agendaQuestion)).agenda;
  assert.ok(after.due.some((m) => m.nextStep === 'Send the address'));
  assert.ok(!after.suggestions.some((s) => s.ally.id === ally.id), 'whoever was just met is left in peace');
  await page.getByRole('button', { name: 'Undo' }).click();
  await step.waitFor({ state: 'detached' });
});

claim('a step without a day is in the week too, after those that have one, until it is done', async ({ open }) => {
  const page = await open(phone, { as: people.leader, at: '/agenda?meet=new' });
  const form = page.getByRole('form', { name: 'Record a meeting' });
  await form.getByRole('combobox', { name: 'Whom did you meet?' }).fill('Reginald Quillfeather');
  await found(page).getByRole('option').first().click();
  await form.getByLabel('What comes next?').fill('Sing together');
  await form.getByLabel('By when?').fill('');
  await form.getByRole('button', { name: 'Save' }).click();
  const undated = page.locator('section').filter({ has: page.getByRole('heading', { name: /^Without a day/ }) });
  const step = undated.getByRole('listitem').filter({ hasText: 'Sing together' });
  await step.getByText('no date').waitFor();
  await step.getByRole('button', { name: /Done/ }).click();
  await undated.waitFor({ state: 'detached' });
});

claim('a meeting that is on its way says so at its button, and cannot be given up', async ({ server, open, expectFailure }) => {
  const page = await open(phone, { as: people.leader, at: '/agenda?meet=new' });
  const form = page.getByRole('form', { name: 'Record a meeting' });
  await form.getByRole('combobox', { name: 'Whom did you meet?' }).fill('Reginald Quillfeather');
  await found(page).getByRole('option').first().click();
  expectFailure('network');
  await page.context().setOffline(true);
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByRole('button', { name: 'Saving…' }).waitFor();
  assert.ok(await form.getByRole('button', { name: 'Cancel' }).isDisabled());
  const told = page.getByRole('status').filter({ hasText: '1 change is waiting to be sent' });
  await told.waitFor();
  assert.ok((await told.boundingBox()).y >= 0, 'in sight from where one saves');
  await page.context().setOffline(false);
  await page.getByRole('status').filter({ hasText: 'The meeting is written down.' }).waitFor();
  await form.waitFor({ state: 'detached' });
});

claim('a meeting is written down by keyboard alone, and the keyboard goes on where it was', async ({ open }) => {
  const page = await open(laptop, { as: people.leader, at: '/agenda' });
  await page.getByRole('button', { name: 'Record a meeting', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'meeting-title');
  const met = page.getByRole('combobox', { name: 'Whom did you meet?' });
  const here = () => met.evaluate((e) => e === document.activeElement);
  while (!(await here())) await page.keyboard.press('Tab');
  for (const name of ['Councillor Winifred', 'Reginald Quillfeather']) {
    await page.keyboard.type(name);
    await found(page).getByRole('option', { name: new RegExp(name) }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.chip').filter({ hasText: name }).waitFor();
    assert.ok(await here(), 'one more can be named at once');
  }
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('.chip').filter({ hasText: 'Reginald' }).waitFor({ state: 'detached' });
  assert.ok(await here(), 'whoever was taken away leaves the keyboard at the field');
  await page.getByLabel('What was agreed?').focus();
  await page.keyboard.type('To meet again');
  await page.getByRole('button', { name: 'Save' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'The meeting is written down.' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'title');
});

claim('a name that was typed and stands for nobody sends no meeting without them', async ({ open }) => {
  const page = await open(laptop, { as: people.leader, at: '/agenda?meet=new' });
  const met = page.getByRole('combobox', { name: 'Whom did you meet?' });
  await met.fill('Nobody of this name');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.field.wrong').filter({ hasText: 'Whom did you meet?' }).waitFor();
  assert.ok(await page.getByRole('form', { name: 'Record a meeting' }).isVisible());
  assert.equal(await met.inputValue(), 'Nobody of this name');
});

claim('why somebody should be met is said with the issue, where they stand and their influence', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { actors } = await server.ask(key, '{ actors(area: "boston", kinds: [LEADER], first: 50) { nodes { id name } } }');
  const weeks = await Promise.all(actors.nodes.map((l) => server.ask(key, `{ agenda(for: "${l.id}") { leader { id name } suggestions { reason sentence ally { name } } } }`)));
  const week = weeks.map((w) => w.agenda).find((w) => w.suggestions.some((s) => s.reason === 'COULD_BE_MOVED'));
  const { ally, sentence } = week.suggestions.find((s) => s.reason === 'COULD_BE_MOVED');
  const [, stance, issue, influence] = /who is (.+) on “(.+)” and has an influence of (\d)/.exec(sentence);
  const page = await open(laptop, { at: `/agenda?for=${week.leader.id}` });
  const card = page.locator('.people > li').filter({ hasText: ally.name });
  await card.waitFor();
  assert.equal(await card.locator('p').first().textContent(), `${week.leader.name} knows them. On “${issue}” they are ${stance}, with an influence of ${influence} of 5: they could be moved.`);
});

claim('what is wrong with a meeting is said at its field, in Arabic', async ({ open }) => {
  const page = await open(phone, { as: people.leader, at: '/agenda?meet=new&lang=ar' });
  const form = page.getByRole('form', { name: 'سجّل لقاءً' });
  await form.getByRole('button', { name: 'حفظ' }).click();
  const field = form.getByRole('combobox', { name: /من التقيت/ });
  await form.locator('.field.wrong').waitFor();
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  const said = await page.locator(`#${(await field.getAttribute('aria-describedby')).split(' ').at(-1)}`).textContent();
  assert.match(said, /[\u0600-\u06ff]/);
  assert.doesNotMatch(said, /[A-Za-z]/);
  await focused(field);
  await field.fill('Reginald Quillfeather');
  await found(page).getByRole('option').first().click();
  await form.locator('.field.wrong').waitFor({ state: 'detached' });
});

claim('whoever is not on the map chooses whose week it is', async ({ open }) => {
  const page = await open(laptop, { at: '/a/boston/list' });
  await page.getByRole('link', { name: 'My week' }).first().click();
  await page.getByText('Choose a leader above').waitFor();
  await page.getByLabel('Whose week?').selectOption({ label: 'Rasa Žvirblytė' });
  await page.getByRole('heading', { level: 1, name: 'The week of Rasa Žvirblytė' }).waitFor();
  await page.locator('.steps.late').getByText('Write the first half page together').waitFor();
  assert.match(page.url(), /for=act_/);
});
