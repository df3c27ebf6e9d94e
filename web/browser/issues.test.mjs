import assert from 'node:assert/strict';
import { accessible, claim, fits, focused, laptop, phone, wentBack } from './harness.mjs';

const classes = 'iss_7lpV3G6DAfl1WwwFIdMXkS'; // free English classes, chosen

let keys = 0;

/** Says over the API that so many of Boston stand there. */
async function assess(server, key, issue, support, count, from = 0) {
  const { actors } = await server.ask(key, '{ actors(area: "boston", first: 100) { nodes { id name } } }');
  for (const actor of actors.nodes.slice(from, from + count)) {
    const { assess } = await server.ask(key, 'mutation($i: AssessInput!) { assess(input: $i) { userErrors { message } } }', {
      i: { key: `issues-test-${++keys}`, actor: actor.id, issue, support },
    });
    assert.deepEqual(assess.userErrors, []);
  }
}

async function addIssue(server, key, title) {
  const { addIssue } = await server.ask(key, 'mutation($i: AddIssueInput!) { addIssue(input: $i) { issue { id version } userErrors { message } } }', {
    i: { key: `issues-test-${++keys}`, area: 'boston', title },
  });
  return addIssue.issue;
}

const card = (page, title) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: title }) });

claim('coverage flags the issue with few allies, in words, and no longer once there are enough', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const issue = await addIssue(server, key, 'A night bus on Saturdays');
  await assess(server, key, issue.id, 'PASSIVE_ALLY', 2);
  await assess(server, key, issue.id, 'NEUTRAL', 1, 2);
  const page = await open(laptop, { at: '/a/boston/issues' });
  const flagged = card(page, 'A night bus on Saturdays');
  await flagged.getByText('Few allies: only 2').waitFor();
  for (const words of ['2 allies', '1 neutral', '0 opponents', '0 unknown']) await flagged.getByText(words, { exact: true }).waitFor();
  const chosen = card(page, /Free English classes/);
  await chosen.getByText('17 allies').waitFor();
  assert.equal(await chosen.getByText(/[Ff]ew(er)? allies/).count(), 0, 'an issue with allies enough is not flagged');
  await card(page, /A crossing/).getByText('Nobody has been assessed yet').waitFor();
  await card(page, /ticket office/).getByText('Fewer allies than opponents: 14 against 16').waitFor();
  await assess(server, key, issue.id, 'ACTIVE_ALLY', 3, 3);
  await page.reload();
  await flagged.getByText('5 allies').waitFor();
  assert.equal(await flagged.getByText(/Few allies/).count(), 0);
});

claim('an issue is added, changed and removed; a refusal stands at its field; each step can be undone', async ({ open }) => {
  const page = await open(laptop, { at: '/a/boston/issues' });
  await page.getByRole('button', { name: 'Add an issue' }).click();
  const title = page.getByLabel('The issue in a few words');
  await title.fill('   ');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.field.wrong').filter({ has: title }).locator('.error').waitFor();
  assert.equal(await title.getAttribute('aria-invalid'), 'true');
  await focused(title); // the field to mend
  await title.fill('A warm room in winter');
  await page.getByLabel('The issue at length').fill('Open every day from noon.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^Added: .*A warm room in winter/).waitFor();
  await focused(page.getByRole('button', { name: 'Add an issue' })); // back where the form was opened
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone').waitFor();
  await card(page, 'A warm room in winter').waitFor({ state: 'detached' });

  await card(page, /A crossing/).getByRole('link', { name: 'About' }).click();
  await page.getByRole('button', { name: 'Change the issue' }).click();
  await page.getByLabel('How far it has come').selectOption('SHORTLISTED');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^Changed: .*A crossing/).waitFor();
  await page.locator('.issue-head').getByText('Shortlisted').waitFor();
  await focused(page.getByRole('button', { name: 'Change the issue' }));
  await page.getByRole('button', { name: 'Remove the issue' }).click();
  await page.getByRole('region', { name: 'Remove this issue?' }).getByRole('button', { name: 'Remove the issue' }).click();
  await page.getByText(/^Removed: .*A crossing/).waitFor();
  await page.getByText('4 issues').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await card(page, /A crossing/).waitFor();
});

claim('whoever wrote meanwhile is shown beside one’s own words, and one chooses field by field', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const issue = await addIssue(server, key, 'A creche');
  const page = await open(laptop, { at: `/issue/${issue.id}?change=1` });
  await page.getByLabel('The issue in a few words').fill('A creche in the hall');
  await page.getByLabel('The issue at length').fill('Mornings.');
  await server.ask(key, 'mutation($i: ChangeIssueInput!) { changeIssue(input: $i) { userErrors { message } } }', {
    i: { key: `issues-test-${++keys}`, id: issue.id, expectedVersion: issue.version, title: 'A creche at the school', status: 'GROUPED' },
  });
  await page.getByRole('button', { name: 'Save' }).click();
  const both = page.getByRole('region', { name: 'Somebody changed the same' });
  const title = both.getByRole('group', { name: 'Title' });
  await title.getByText('A creche in the hall').waitFor();
  assert.equal(await both.getByRole('group').count(), 1, 'only what both changed is asked');
  assert.ok(await both.getByRole('button', { name: 'Save the choice' }).isDisabled(), 'nothing is chosen for anybody');
  await title.getByText('A creche at the school').click();
  await both.getByRole('button', { name: 'Save the choice' }).click();
  await page.getByText(/^Changed: .*A creche at the school/).waitFor();
  const { node } = await server.ask(key, 'query($id: ID!) { node(id: $id) { ... on Issue { title description status } } }', { id: issue.id });
  assert.deepEqual(node, { title: 'A creche at the school', description: 'Mornings.', status: 'GROUPED' });
});

claim('the server’s refusal of an issue is said in Arabic, at its field', async ({ open }) => {
  const page = await open(phone, { at: '/a/boston/issues?lang=ar&add=1' });
  await page.getByRole('button', { name: 'حفظ' }).click();
  const error = page.locator('.field.wrong .error');
  await error.waitFor();
  assert.match(await error.textContent(), /\p{Script=Arabic}/u);
  assert.doesNotMatch(await error.textContent(), /[A-Za-z]{3}/);
});

claim('who decides, who sways them and who opens which door is told in the reader’s own language', async ({ open }) => {
  const page = await open(laptop, { at: `/issue/${classes}/decide` });
  const decider = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: 'Councillor Winifred Thistlewood' }) }).first();
  await decider.getByText('Passive ally').waitFor();
  await decider.getByText('Beatrice Gooseberry influences Councillor Winifred Thistlewood').waitFor();
  await decider.getByRole('button', { name: 'Say where they stand: Beatrice Gooseberry' }).waitFor();
  await page.getByText('Piotr Dąbrówek knows Desislava Izvor').waitFor();
  await page.getByRole('combobox', { name: 'Can somebody else decide it too?' }).fill('Quillfeather');
  await page.getByRole('option', { name: /Reginald Quillfeather/ }).click();
  await page.getByRole('dialog').getByRole('heading', { name: /Quillfeather/ }).waitFor();
  await page.keyboard.press('Escape');
  await wentBack(page);
  await page.goto(`${page.url().split('?')[0]}?lang=ar`);
  const door = page.locator('.door').first();
  await door.getByText('يعرف').waitFor();
  assert.doesNotMatch(await door.textContent(), /strength|hearsay|knows/);
});

claim('a viewer of another area looks at an issue and is not offered to change it', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { addIssue } = await server.ask(key, 'mutation($i: AddIssueInput!) { addIssue(input: $i) { issue { id } userErrors { message } } }', {
    i: { key: 'issues-test-elsewhere', area: 'oldham', title: 'Seats in the park', visibility: 'PROJECT' },
  });
  const page = await open(laptop, { as: 'Demo leader in Boston', at: `/issue/${addIssue.issue.id}` });
  await page.getByRole('heading', { name: 'Seats in the park' }).waitFor();
  assert.equal(await page.getByRole('button', { name: /Change|Remove/ }).count(), 0);
  await page.goto(`${server.url}/issue/${addIssue.issue.id}/spectrum`);
  await page.getByText('Nobody stands anywhere on this issue yet.').waitFor();
  assert.equal(await page.getByRole('combobox', { name: 'Place somebody' }).count(), 0);
});

for (const language of ['en', 'ar']) {
  for (const colorScheme of ['light', 'dark']) {
    claim(`the issue views pass axe and fit a phone, deciders and moves a laptop too: ${language}, ${colorScheme}`, async ({ server, open }) => {
      const wide = [`/issue/${classes}/decide`, `/issue/${classes}/moves?since=2025-01-01`];
      const narrow = ['/a/boston/issues', '/a/boston/issues?add=1', `/issue/${classes}`, `/issue/${classes}?change=1`, ...wide];
      for (const [options, views] of [[{ ...phone, viewport: { width: 320, height: 640 } }, narrow], [laptop, wide]]) {
        const page = await open({ ...options, colorScheme }, { language });
        for (const view of views) {
          await page.goto(`${server.url}${view}`);
          await page.getByRole('heading', { level: 1 }).waitFor();
          await page.waitForFunction(() => !document.querySelector('.busy'));
          assert.equal(await page.evaluate(() => document.documentElement.dir), language === 'ar' ? 'rtl' : 'ltr');
          await fits(page, `${view}, ${language}`);
          await accessible(page, `${view}, ${language}, ${colorScheme}, ${options.viewport.width} px`);
        }
      }
    });
  }
}
