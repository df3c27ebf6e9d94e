// Two who correct the same at once.
import assert from 'node:assert/strict';
import { accessible, claim, find, focused, laptop } from './harness.mjs';

const thistlewood = 'Councillor Winifred Thistlewood';

claim('two who correct the same are shown both versions, and choose field by field', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const actor = await find(server, key, thistlewood);
  const page = await open(laptop, { at: `/actor/${actor.id}` });
  await page.getByRole('button', { name: 'Correct What they do' }).click();
  await page.getByLabel('What they do').fill('Mayor of paper');
  await page.getByRole('button', { name: 'Who they are' }).click();
  await page.getByLabel('Who they are').fill('Knows every bench in town');
  await page.getByRole('button', { name: 'Correct Who or what told us' }).click();
  await page.getByLabel('Who or what told us').fill('Father Piotr');
  const theirs = { key: 'theirs', id: actor.id, expectedVersion: actor.version, jobTitle: 'Deputy', summary: 'Never at home', tags: ['bench'] };
  await server.ask(key, 'mutation($input: ChangeAllyInput!) { changeAlly(input: $input) { userErrors { code } } }', { input: theirs });
  await page.getByRole('button', { name: 'Save' }).click();
  const conflict = page.getByRole('region', { name: 'Somebody changed the same' });
  await conflict.waitFor();
  const job = conflict.getByRole('group', { name: 'What they do' });
  await job.getByText('Mayor of paper').waitFor();
  await job.getByText('Deputy').waitFor();
  assert.ok(await conflict.getByRole('button', { name: 'Save the choice' }).isDisabled(), 'nothing is chosen for anybody');
  assert.equal(await conflict.getByRole('group').count(), 2, 'what one of the two alone changed needs no choice');
  await accessible(page, 'two versions');
  await job.getByRole('radio', { name: /What you wrote/ }).check();
  await conflict.getByRole('group', { name: 'Who they are' }).getByRole('radio', { name: /What stands there now/ }).check();
  await conflict.getByRole('button', { name: 'Save the choice' }).click();
  await page.getByRole('status').filter({ hasText: 'corrected: ' }).waitFor();
  const { node } = await server.ask(key, 'query($id: ID!) { node(id: $id) { ... on Ally { jobTitle summary tags source } } }', { id: actor.id });
  assert.deepEqual(node, { jobTitle: 'Mayor of paper', summary: 'Never at home', tags: ['bench'], source: 'Father Piotr' });
});

claim('two who correct the same link are shown both versions too, and again when a third comes between', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { id } = await find(server, key, thistlewood);
  const { node } = await server.ask(key, 'query($id: ID!) { node(id: $id) { ... on Ally { links(first: 50) { edges { other { name } node { id version } } } } } }', { id });
  const link = node.links.edges.find((e) => e.other.name.startsWith('Father Piotr')).node;
  const page = await open(laptop, { at: `/actor/${id}/links` });
  const row = page.getByRole('listitem').filter({ hasText: 'Father Piotr' }).first();
  await row.getByRole('button', { name: /^Correct/ }).click();
  await row.getByLabel('Since').fill('2019-03');
  await row.getByLabel('Note').fill('Met at the fair');
  await row.getByLabel('Role there').fill('Neighbour');
  const another = async (expectedVersion, change) => {
    const input = { key: `version ${expectedVersion}`, id: link.id, expectedVersion, ...change };
    const { changeLink } = await server.ask(key, 'mutation($input: ChangeLinkInput!) { changeLink(input: $input) { link { version } userErrors { code } } }', { input });
    assert.deepEqual(changeLink.userErrors, []);
    return changeLink.link.version;
  };
  const second = await another(link.version, { since: '2020', note: 'Cousins', strength: 2 });
  await row.getByRole('button', { name: 'Save' }).click();
  const conflict = row.getByRole('region', { name: 'Somebody changed the same' });
  const since = conflict.getByRole('group', { name: 'Since' });
  await since.getByText('March 2019').waitFor();
  await since.getByText('2020').waitFor();
  const note = conflict.getByRole('group', { name: 'Note' });
  for (const words of ['Met at the fair', 'Cousins']) await note.getByText(words).waitFor();
  assert.equal(await conflict.getByRole('group').count(), 2, 'what one of the two alone changed needs no choice');
  const save = conflict.getByRole('button', { name: 'Save the choice' });
  assert.ok(await save.isDisabled(), 'nothing is chosen for anybody');
  await accessible(page, 'two versions of a link');
  const choose = async () => {
    await since.getByRole('radio', { name: /What you wrote/ }).check();
    await note.getByRole('radio', { name: /What stands there now/ }).check();
    await save.click();
  };
  await another(second, { note: 'Second cousins' });
  await choose();
  await note.getByText('Second cousins').waitFor();
  assert.ok(await save.isDisabled(), 'what was chosen of other words is chosen no longer');
  await choose();
  await page.getByRole('status').filter({ hasText: 'corrected: ' }).waitFor();
  const { node: now } = await server.ask(key, 'query($id: ID!) { node(id: $id) { ... on Link { since note strength role } } }', { id: link.id });
  assert.deepEqual(now, { since: '2019-03', note: 'Second cousins', strength: 2, role: 'Neighbour' });
  await row.getByText('since March 2019').waitFor();
});

const removed = 'somebody took this off the map';

claim('a link that was removed while it was corrected can be brought back with what was typed', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { id } = await find(server, key, thistlewood);
  const { node } = await server.ask(key, 'query($id: ID!) { node(id: $id) { ... on Ally { links(first: 50) { edges { other { name } node { id version } } } } } }', { id });
  const link = node.links.edges.find((e) => e.other.name.startsWith('Father Piotr')).node;
  const page = await open(laptop, { at: `/actor/${id}/links` });
  const row = page.getByRole('listitem').filter({ hasText: 'Father Piotr' }).first();
  const remove = async (version) => {
    const { removeLink } = await server.ask(key, 'mutation($input: RemoveLinkInput!) { removeLink(input: $input) { userErrors { code } } }', { input: { key: `remove ${version}`, id: link.id, expectedVersion: version } });
    assert.deepEqual(removeLink.userErrors, []);
  };
  await row.getByRole('button', { name: /^Correct/ }).click();
  await row.getByLabel('Note').fill('Met at the fair');
  await remove(link.version);
  await row.getByRole('button', { name: 'Save' }).click();
  const alert = row.getByRole('alert').filter({ hasText: removed });
  await alert.waitFor();
  await focused(alert);
  assert.equal(await row.getByLabel('Note').inputValue(), 'Met at the fair', 'nothing that was typed is lost');
  await accessible(page, 'a link that is gone');
  await row.getByRole('button', { name: 'Bring it back and save' }).click();
  await page.getByRole('status').filter({ hasText: 'corrected: ' }).waitFor();
  const { node: now } = await server.ask(key, 'query($id: ID!) { node(id: $id) { ... on Link { note version } } }', { id: link.id });
  assert.equal(now.note, 'Met at the fair');

  await row.getByRole('button', { name: /^Correct/ }).click();
  await row.getByLabel('Note').fill('Cousins');
  await remove(now.version);
  await row.getByRole('button', { name: 'Save' }).click();
  await alert.waitFor();
  await row.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Father Piotr' }).waitFor({ state: 'detached' });
});

claim('somebody, and an issue, that were removed while they were corrected come back with what was typed', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const actor = await find(server, key, thistlewood);
  const page = await open(laptop, { at: `/actor/${actor.id}` });
  await page.getByRole('button', { name: 'Correct What they do' }).click();
  await page.getByLabel('What they do').fill('Mayor of paper');
  const gone = { key: 'actor', id: actor.id, expectedVersion: actor.version };
  const { removeActor } = await server.ask(key, 'mutation($input: RemoveActorInput!) { removeActor(input: $input) { userErrors { code } } }', { input: gone });
  assert.deepEqual(removeActor.userErrors, []);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').filter({ hasText: removed }).waitFor();
  await page.getByRole('button', { name: 'Bring it back and save' }).click();
  await page.getByRole('status').filter({ hasText: 'corrected: ' }).waitFor();
  const { node } = await server.ask(key, 'query($id: ID!) { node(id: $id) { ... on Ally { jobTitle degree } } }', { id: actor.id });
  assert.deepEqual(node, { jobTitle: 'Mayor of paper', degree: actor.degree }, 'with every link');

  const { issues } = await server.ask(key, '{ issues(area: "boston", first: 1) { nodes { id version } } }');
  const [issue] = issues.nodes;
  await page.goto(`${server.url}/issue/${issue.id}`);
  await page.getByRole('button', { name: 'Change the issue' }).click();
  await page.getByLabel('The issue in a few words').fill('Free classes for all');
  const { removeIssue } = await server.ask(key, 'mutation($input: RemoveIssueInput!) { removeIssue(input: $input) { userErrors { code } } }', { input: { key: 'issue', id: issue.id, expectedVersion: issue.version } });
  assert.deepEqual(removeIssue.userErrors, []);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').filter({ hasText: removed }).waitFor();
  await page.getByRole('button', { name: 'Bring it back and save' }).click();
  await page.getByRole('status').filter({ hasText: 'Free classes for all' }).waitFor();
});
