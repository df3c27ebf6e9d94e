import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { accessible, claim, fits, focused, laptop, phone, wall, wentBack } from './harness.mjs';

const classes = 'iss_7lpV3G6DAfl1WwwFIdMXkS'; // free English classes, chosen
const ticketOffice = 'iss_0oVbGqUJl2X8YxL0wMDxAo';
const thistlewood = 'act_0zqx0xERQcHLwFZqGjTTpw';
const spectrum = (issue) => `/issue/${issue}/spectrum`;
const power = (issue) => `/issue/${issue}/power`;

const settled = (page) => page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.busy'));
const chip = (page, name) => page.locator('.stand-scene').getByRole('button', { name });
const menu = (page) => page.getByRole('dialog');

/** Where the middles of the regions are, by their support. */
const middles = (page) => page.locator('[data-region]').evaluateAll((all) => Object.fromEntries(all.map((r) => {
  const b = r.getBoundingClientRect();
  return [r.dataset.region, b.x + b.width / 2];
})));

/** What is wrong with where names and marks stand: outside their region, outside the drawing, or over each other. */
const misplaced = (page) => page.locator('.stand-scene').evaluate((svg) => {
  const faults = [];
  const frame = svg.getBoundingClientRect();
  const regions = [...svg.querySelectorAll('[data-region]')];
  const inside = (region, x, y) => region.isPointInFill(new DOMPoint(x, y).matrixTransform(region.getScreenCTM().inverse()));
  const corners = (b) => [[b.left, b.top], [b.right, b.top], [b.left, b.bottom], [b.right, b.bottom]];
  const boxes = [];
  for (const chip of svg.querySelectorAll('.stander, .more')) {
    const name = chip.getAttribute('aria-label');
    for (const part of chip.querySelectorAll('text, .shape')) {
      const box = part.getBoundingClientRect();
      boxes.push({ name, box, kind: part.tagName });
      if (!regions.some((r) => corners(box).every(([x, y]) => inside(r, x, y)))) faults.push(`${name}: its ${part.tagName} is not in one region`);
    }
    const target = chip.querySelector('.hit').getBoundingClientRect();
    if (target.height < 24) faults.push(`${name}: only ${target.height} px high`);
  }
  for (const text of svg.querySelectorAll('text')) {
    const box = text.getBoundingClientRect();
    if (box.left < frame.left - 1 || box.right > frame.right + 1) faults.push(`${text.textContent} leaves the drawing`);
    if (!text.closest('.stander, .more')) boxes.push({ name: text.textContent, box, kind: 'title' });
  }
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      if (a.box.left < b.box.right - 0.5 && b.box.left < a.box.right - 0.5 && a.box.top < b.box.bottom - 0.5 && b.box.top < a.box.bottom - 0.5) faults.push(`${a.name} (${a.kind}) meets ${b.name} (${b.kind})`);
    }
  }
  return faults;
});

const shapes = (page) => page.locator('[data-region]').evaluateAll((all) => all.map((r) => (r.getAttribute('d').includes('A') ? 'wedge' : 'box')));

claim('moving somebody by the menu, with the keyboard alone, is recorded with its reason and shown in their history', async ({ server, open }) => {
  const page = await open(laptop, { at: spectrum(classes) });
  const who = chip(page, /^Councillor Winifred Thistlewood/);
  await who.waitFor();
  const scene = page.locator('.stand-scene');
  await page.getByRole('button', { name: 'Print or save' }).or(page.locator('summary', { hasText: 'Print or save' })).first().focus();
  await page.keyboard.press('Tab');
  assert.equal(await scene.evaluate((s) => s.contains(document.activeElement)), true, 'the drawing is the next stop');
  const reached = new Set();
  const name = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  for (const key of ['Home', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowRight']) {
    await page.keyboard.press(key);
    reached.add(await name());
  }
  assert.ok(reached.size >= 3, `arrows lead from one to another: ${[...reached]}`);
  await who.focus();
  await page.keyboard.press('Enter');
  await menu(page).getByRole('heading', { name: /Thistlewood/ }).waitFor();
  await menu(page).getByRole('button', { name: /^Passive ally/ }).and(page.locator('[aria-pressed=true]')).waitFor();
  await page.waitForFunction(() => document.activeElement.classList.contains('band'));
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('Spoke for us at the budget meeting');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.getByText(/Thistlewood.* moved from Passive ally to Active ally/).waitFor();
  await menu(page).waitFor({ state: 'detached' });
  await focused(chip(page, /^Councillor Winifred Thistlewood, Ally: Active ally, Influence 5 of 5: decides it/)); // it goes with whoever moved

  await wentBack(page);
  await page.goto(`${server.url}/issue/${classes}/moves`);
  const move = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /Thistlewood/ }) });
  await move.getByText('Passive ally → Active ally').waitFor();
  await move.getByText('Spoke for us at the budget meeting').waitFor();
  const key = await server.key('COORDINATOR');
  const { node } = await server.ask(key, 'query($id: ID!, $issue: ID!) { node(id: $id) { ... on Ally { assessments(issue: $issue, last: 1) { nodes { support influence roles note } } history(last: 1) { nodes { records { kind record { __typename } } } } } } }', { id: thistlewood, issue: classes });
  assert.deepEqual(node.assessments.nodes[0], { support: 'ACTIVE_ALLY', influence: 5, roles: ['PRIMARY_TARGET'], note: 'Spoke for us at the budget meeting' }, 'what was not changed is carried over');
  assert.deepEqual(node.history.nodes[0].records, [{ kind: 'ADDED', record: { __typename: 'Assessment' } }]);
});

claim('dragging somebody to another wedge records it at once, and Undo takes it back', async ({ open }) => {
  const page = await open(laptop, { at: spectrum(ticketOffice) });
  const who = chip(page, /^Albert Gooseberry/);
  await who.waitFor();
  const from = await who.boundingBox();
  const to = await page.locator('[data-region=NEUTRAL]').boundingBox();
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 20, from.y + from.height / 2, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
  assert.equal(await page.locator('.region.over').getAttribute('data-region'), 'NEUTRAL', 'where it would fall is shown');
  await page.mouse.up();
  await page.getByText(/Albert Gooseberry.* moved from Passive ally to Neutral/).waitFor();
  assert.equal(await menu(page).count(), 0, 'a drag is no click');
  await chip(page, /^Albert Gooseberry, Ally: Neutral and Influence 4/).waitFor();
  await page.getByRole('button', { name: 'Say why' }).click();
  await menu(page).getByLabel('Why do you think so?').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).click();
  await chip(page, /^Albert Gooseberry, .*: Passive ally/).waitFor();
});

claim('dragging somebody on the power grid records where they stand and how much they sway', async ({ server, open }) => {
  const page = await open({ viewport: { width: 1280, height: 1000 } }, { at: power(classes) });
  const who = chip(page, /^Eglė Beržas/);
  await who.waitFor();
  const from = await who.boundingBox();
  const to = await page.locator('[data-region=NEUTRAL-4]').boundingBox();
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
  await page.mouse.up();
  await chip(page, /^Eglė Beržas, Ally: Neutral, Influence 4 of 5/).waitFor();
  await page.getByText(/Eglė Beržas.* moved from Passive opponent to Neutral/).waitFor();
  await page.goto(`${server.url}${power(classes)}?form=list`);
  await page.getByRole('rowheader', { name: 'Neutral, influence 4 · 1' }).waitFor();
});

claim('on a phone a tap opens the menu, and the list has the same menu for everybody', async ({ open }) => {
  const page = await open(phone, { at: spectrum(classes) });
  await chip(page, /^Rasa Šaltenis/).tap();
  await menu(page).getByRole('button', { name: 'Neutral' }).tap();
  await page.getByText(/Rasa Šaltenis.* moved from Active ally to Neutral/).waitFor();
  await page.getByRole('button', { name: 'List', exact: true }).tap();
  const row = page.getByRole('row', { name: /Rasa Šaltenis/ });
  await row.getByText('we see them differently').waitFor();
  await page.getByRole('button', { name: /^Move .*Rasa Šaltenis.* to…/ }).tap();
  await menu(page).getByRole('button', { name: /^3 some/ }).tap();
  await page.getByText(/Rasa Šaltenis.*: Influence 3 of 5: some/).waitFor();
  await row.getByText('3 · some').waitFor();
  const groups = await page.getByRole('rowheader', { name: / · \d+$/ }).allTextContents();
  assert.deepEqual(groups.map((g) => g.replace(/ · \d+/, '')), ['Active allies', 'Passive allies', 'Neutral', 'Passive opponents', 'Active opponents', 'Unknown']);
});

claim('somebody nobody assessed yet is looked up and placed, and counted no longer as missing', async ({ open }) => {
  const page = await open(laptop, { at: spectrum(classes) });
  await page.getByText('16 people and organisations of Boston have not been assessed').waitFor();
  await page.getByRole('combobox', { name: /Place somebody/ }).fill('Žvirblytė');
  await page.getByRole('listbox').getByRole('option').first().click();
  await menu(page).getByText('Nobody has said yet').waitFor();
  await menu(page).getByRole('button', { name: 'Active ally' }).click();
  await page.getByText(/Žvirblytė.* placed: Active ally/).waitFor();
  await page.getByText('15 people and organisations of Boston have not been assessed').waitFor();
  await chip(page, /Žvirblytė/).waitFor();
});

claim('what was known by a date is shown as it was, and nothing is recorded there', async ({ open }) => {
  const page = await open(laptop, { at: `${spectrum(classes)}?on=2025-04-01` });
  await page.getByText('This is how it was known on').waitFor();
  await chip(page, /^Councillor Winifred Thistlewood, Ally: Neutral/).click();
  await menu(page).getByRole('heading', { name: /Thistlewood/ }).waitFor();
  assert.equal(await menu(page).getByRole('button', { name: 'Active ally' }).count(), 0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Today' }).click();
  await chip(page, /^Councillor Winifred Thistlewood, Ally: Passive ally/).waitFor();
});

claim('in a page that runs from right to left the wedges and the grid are mirrored, and a phone of 320 px is not scrolled sideways', async ({ open }) => {
  for (const view of [spectrum(ticketOffice), power(ticketOffice)]) {
    const left = await open(laptop, { at: view });
    await left.locator('.stander').first().waitFor();
    const right = await open(laptop, { at: view, language: 'ar' });
    await right.locator('.stander').first().waitFor();
    assert.equal(await right.evaluate(() => document.documentElement.dir), 'rtl');
    const allies = view.includes('power') ? 'ACTIVE_ALLY-5' : 'ACTIVE_ALLY';
    const opponents = view.includes('power') ? 'ACTIVE_OPPONENT-5' : 'ACTIVE_OPPONENT';
    const [ltr, rtl] = [await middles(left), await middles(right)];
    assert.ok(ltr[allies] < ltr[opponents], `allies begin the line in English: ${JSON.stringify(ltr)}`);
    assert.ok(rtl[allies] > rtl[opponents], `allies begin the line in Arabic: ${JSON.stringify(rtl)}`);
    if (view.includes('spectrum')) assert.equal((await shapes(right)).filter((s) => s === 'wedge').length, 5);
  }
});

claim('every name stands whole in its region and meets no other: half circle, columns, bands and grid, in both directions', async ({ server, open }) => {
  const small = { ...phone, viewport: { width: 320, height: 640 } };
  for (const language of ['en', 'ar']) {
    for (const [where, options] of Object.entries({ laptop, phone, small, wall })) {
      const page = await open(options, { language });
      for (const at of [spectrum(ticketOffice), spectrum(classes), power(classes)]) {
        await page.goto(server.url + at);
        await page.locator('.stander').first().waitFor();
        assert.deepEqual(await misplaced(page), [], `${at}, ${where}, ${language}`);
      }
      if (where === 'small') await fits(page, `the grid, ${language}`);
    }
  }
});

claim('up to 40 stand in a half circle, more in columns', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { spectrum: found } = await server.ask(key, `{ spectrum(issue: "${classes}") { bands { support actors { id } } } }`);
  const placed = found.bands.filter((b) => b.support !== 'UNKNOWN').flatMap((b) => b.actors);
  assert.equal(placed.length, 41, 'of the demo');
  const page = await open(laptop, { at: spectrum(classes) });
  await page.locator('.stander').first().waitFor();
  assert.deepEqual(new Set(await shapes(page)), new Set(['box']));
  await server.ask(key, 'mutation($i: AssessInput!) { assess(input: $i) { userErrors { message } } }', {
    i: { key: 'standing-test-40', actor: placed[0].id, issue: classes, support: 'UNKNOWN' },
  });
  await page.reload();
  await page.locator('.stander').first().waitFor();
  assert.equal((await shapes(page)).filter((s) => s === 'wedge').length, 5);
  assert.equal(await page.locator('.stander:not([aria-label*=": Unknown"])').count(), 40, 'each of them by name');
});

claim('where there are too many for wedges there are columns, each saying how many more it has, which opens the list', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const { actors } = await server.ask(key, '{ actors(area: "boston", first: 100) { nodes { id } } }');
  for (const [i, { id }] of actors.nodes.entries()) {
    await server.ask(key, 'mutation($i: AssessInput!) { assess(input: $i) { userErrors { message } } }', {
      i: { key: `standing-test-${i}`, actor: id, issue: classes, support: i % 12 === 0 ? 'ACTIVE_ALLY' : 'NEUTRAL' },
    });
  }
  const page = await open({ viewport: { width: 1280, height: 600 } }, { at: spectrum(classes) });
  const more = page.locator('.stand-scene .more');
  await more.waitFor();
  assert.deepEqual(await misplaced(page), []);
  const neutral = actors.nodes.length - Math.ceil(actors.nodes.length / 12);
  const drawn = await page.locator('.stander[aria-label*=": Neutral"]').count();
  assert.equal(await more.textContent(), `+${neutral - drawn} more`, 'who is not drawn is counted');
  await more.focus();
  await page.keyboard.press('Enter');
  await page.getByText(/^Only: Neutral/).waitFor();
  assert.equal(await page.getByRole('button', { name: /^Move / }).count(), neutral);
});

claim('a phone prints the half circle and not its bands, and saves what it shows as a picture with its legend and counts', async ({ open }) => {
  const page = await open(phone, { at: spectrum(ticketOffice), language: 'ar' });
  await page.locator('.stander').first().waitFor();
  assert.equal((await shapes(page)).includes('wedge'), false);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const printed = await page.locator('.sheet figure svg path').evaluateAll((all) => all.filter((p) => p.getAttribute('d').includes('A')).length);
  assert.equal(printed, 5, 'five wedges on the sheet');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await page.locator('.sheet').count(), 0);
  await page.locator('.show-bar summary').tap();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'SVG' }).tap()]);
  const told = await page.evaluate((source) => {
    const drawn = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement;
    return { root: drawn.localName, texts: [...drawn.querySelectorAll('text')].map((e) => e.textContent), styled: drawn.querySelectorAll('[class], [style]').length };
  }, await readFile(await file.path(), 'utf8'));
  assert.equal(told.root, 'svg');
  assert.equal(told.styled, 0);
  for (const words of ['حلفاء نشطون · 8', 'نراهم بشكل مختلف', 'Ștefan Pădureanu']) assert.ok(told.texts.includes(words), `${words} among ${told.texts}`);
  assert.ok(told.texts.some((line) => line.includes('16 بلا تقييم بعد')), 'the counts are in it');
});

claim('of thousands the most influential are drawn, and what is not shown is said', async ({ server, open }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'allymap-standing-'));
  try {
    const count = 1500;
    const all = Array.from({ length: count }, (_, i) => i);
    const files = {
      'actors.csv': ['id,kind,name', ...all.map((i) => `p${i},ALLY,Invented Person ${i}`)],
      'issues.csv': ['id,title', 'big,A market hall'],
      'assessments.csv': ['actor,issue,support,influence,on', ...all.map((i) => `p${i},big,${['ACTIVE_ALLY', 'NEUTRAL', 'ACTIVE_OPPONENT'][i % 3]},${Math.floor(i / 3) % 6},2026-05-01`)],
    };
    for (const [name, lines] of Object.entries(files)) await writeFile(path.join(folder, name), `${lines.join('\n')}\n`);
    await server.command('import', '-area', 'crowd', ...Object.keys(files).map((f) => path.join(folder, f)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const key = await server.key('COORDINATOR');
  const { issues } = await server.ask(key, '{ issues(area: "crowd") { nodes { id } } }');
  const page = await open(laptop, { at: spectrum(issues.nodes[0].id) });
  await page.locator('.stander').first().waitFor();
  for (const title of ['Active allies · 500', 'Neutral · 500', 'Active opponents · 500']) await page.locator('.region-title', { hasText: title }).waitFor();
  await page.getByText('Showing 500 of 1,500').waitFor();
  assert.ok((await page.locator('.stander').count()) < 150, 'no more is drawn than can be read');
  assert.deepEqual(await misplaced(page), []);
  await page.goto(`${server.url}${power(issues.nodes[0].id)}`);
  await page.getByText('Showing the 500 most influential of 1,500: below an influence of 3 nobody is shown').waitFor();
  await page.locator('.stander').first().waitFor();
  assert.deepEqual(await misplaced(page), []);
});

for (const language of ['en', 'ar']) {
  for (const colorScheme of ['light', 'dark']) {
    claim(`the spectrum and the grid pass axe and fit a phone, with menus and list and on the wall: ${language}, ${colorScheme}`, async ({ server, open }) => {
      const pictures = [spectrum(classes), power(classes)];
      const onWall = pictures.map((view) => `${view}?show=wall`);
      const narrow = [...pictures, `${spectrum(classes)}?form=list`, `${spectrum(classes)}?who=${thistlewood}`];
      for (const [options, views] of [[laptop, pictures], [wall, onWall], [{ ...phone, viewport: { width: 320, height: 640 } }, narrow]]) {
        const page = await open({ ...options, colorScheme }, { language });
        for (const view of views) {
          await page.goto(server.url + view);
          await settled(page);
          if (view.includes('who=')) await menu(page).locator('.band').first().waitFor();
          await fits(page, `${view}, ${language}`);
          await accessible(page, `${view}, ${language}, ${colorScheme}`);
        }
        if (options !== laptop) continue;
        await page.locator('.show-bar summary').click();
        await accessible(page, `the menu to print or save, ${language}, ${colorScheme}`);
      }
    });
  }
}

claim('in forced colours and in letters twice as large everything stays told apart and in its place', async ({ server, open }) => {
  const forced = await open({ ...laptop, forcedColors: 'active' }, { at: spectrum(ticketOffice) });
  await forced.locator('.stander').first().waitFor();
  const paint = await forced.locator('.stand-scene').evaluate((svg) => {
    const of = (selector, property) => getComputedStyle(svg.querySelector(selector))[property];
    return { ground: of('.region', 'fill'), edge: of('.region', 'stroke'), name: of('.stander text', 'fill'), mark: of('.shape', 'fill') };
  });
  for (const part of ['edge', 'name', 'mark']) assert.notEqual(paint[part], paint.ground, `${part} against the ground: ${JSON.stringify(paint)}`);

  for (const options of [laptop, phone]) {
    const page = await open(options);
    for (const at of [spectrum(ticketOffice), power(ticketOffice)]) {
      await page.goto(server.url + at);
      await page.locator('.stander').first().waitFor();
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      await page.waitForFunction(() => parseFloat(getComputedStyle(document.querySelector('.stander text')).fontSize) > 20);
      assert.deepEqual(await misplaced(page), [], `${at} in large letters`);
      await fits(page, `${at} in large letters`);
    }
  }
});
