// Names with a word longer than any line: no view is scrolled sideways for them, and nothing of them leaves its place.
import assert from 'node:assert/strict';
import { amiss } from './amiss.mjs';
import { claim, laptop, phone } from './harness.mjs';

const word = 'Zusammenarbeitsvermittlungsgemeinschaftsverwaltungsgesellschaftenverband';
const name = `${word} of the Upper Fen and the Lower Fen`;

/** Whether a fault is one that names make: figures in a drawing are not. */
const ofNames = (fault) => /too wide|outside the window|sticks out|Zusammen/.test(fault);

let keys = 0;

/** Does one thing over the API; gives the id of what came of it. */
async function put(server, key, mutation, type, made, input) {
  const asked = `mutation($i: ${type}!) { done: ${mutation}(input: $i) { ${made} { id } userErrors { field message } } }`;
  const { done } = await server.ask(key, asked, { i: { key: `long-${++keys}`, ...input } });
  assert.deepEqual(done.userErrors, []);
  return done[made].id;
}

/** A leader, an ally on whom others hang, an organisation, an issue and a meeting, all of such names. */
async function longNames(server) {
  const key = await server.key('COORDINATOR');
  const doing = { area: 'boston', jobTitle: name, summary: name, source: name };
  const leader = await put(server, key, 'addLeader', 'AddLeaderInput', 'leader', { ...doing, name });
  const link = { type: 'KNOWS', from: leader, strength: 5, basis: 'HEARSAY', source: name };
  const ally = await put(server, key, 'addAlly', 'AddAllyInput', 'ally', { ...doing, name, otherNames: [{ name: word }], tags: [word], link });
  const body = await put(server, key, 'addOrganisation', 'AddOrganisationInput', 'organisation', { area: 'boston', name, source: name });
  await put(server, key, 'addLink', 'AddLinkInput', 'link', { type: 'WORKS_FOR', from: ally, to: body, strength: 4, role: name, note: name });
  for (const n of [1, 2]) {
    await put(server, key, 'addAlly', 'AddAllyInput', 'ally', { ...doing, name: `${name} ${n}`, link: { type: 'KNOWS', from: ally } });
  }
  const issue = await put(server, key, 'addIssue', 'AddIssueInput', 'issue', { area: 'boston', title: name, description: word });
  for (const [support, on] of [['PASSIVE_OPPONENT', '2025-02-01'], ['NEUTRAL', '2025-03-01']]) {
    await put(server, key, 'assess', 'AssessInput', 'assessment', { actor: ally, issue, support, influence: 4, roles: ['PRIMARY_TARGET'], on, note: name });
  }
  await put(server, key, 'addMeeting', 'AddMeetingInput', 'meeting', { kind: 'RECRUITMENT', on: '2025-03-01', leaders: [leader], with: [ally], agreed: name, nextStep: name });
  return { leader, ally, body, issue };
}

claim('a name with a word longer than a line widens no view, on a phone and in letters twice as large on a laptop', async ({ server, open }) => {
  const { leader, ally, body, issue } = await longNames(server);
  const views = [
    ...[`list?q=${word}`, 'issues', 'bridges', 'missing', 'growth', `ways?to=${body}&from=${leader}`, `map?focus=${ally}`, `add?name=${word}`].map((view) => `/a/boston/${view}`),
    ...['', '/links', '/stands', '/meetings', '/history', '/sources', '/ways'].map((part) => `/actor/${ally}${part}`),
    ...['', '?change=1', '/spectrum?form=list', '/power?form=list', '/decide', '/moves?since=2025-01-01', `/spectrum?who=${ally}`].map((part) => `/issue/${issue}${part}`),
    `/agenda?for=${leader}`, `/agenda?for=${leader}&meet=${ally}`,
  ];
  const found = [];
  for (const [options, sizes, letters] of [[phone, [390, 320], '100%'], [laptop, [1280], '200%']]) {
    const page = await open(options);
    for (const at of views) {
      await page.goto(server.url + at);
      await page.evaluate((size) => (document.documentElement.style.fontSize = size), letters);
      await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.busy, [aria-busy=true]'));
      if (at.includes('who=')) await page.getByRole('dialog').locator('.band').first().waitFor();
      for (const width of sizes) {
        await page.setViewportSize({ width, height: 844 });
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        for (const fault of (await amiss(page)).filter(ofNames)) found.push(`${at} at ${width} px: ${fault}`);
      }
      await page.setViewportSize(options.viewport);
    }
  }
  assert.deepEqual(found, []);
}, { timeout: 240_000 });
