// What stands beside and above what: nothing touches, nothing lies over, and what is read first comes first.
import assert from 'node:assert/strict';
import { claim, find, laptop, phone } from './harness.mjs';

const councillor = 'Councillor Winifred Thistlewood';
const box = async (locator) => {
  await locator.waitFor();
  return locator.boundingBox();
};

claim('what says that there is nothing stands apart from what is above it', async ({ server, open }) => {
  const key = await server.key('ADMIN');
  await server.ask(key, 'mutation { addArea(input: { key: "new", slug: "newtown", name: "Newtown" }) { area { id } userErrors { message } } }');
  const { addIssue } = await server.ask(key, 'mutation { addIssue(input: { key: "issue", area: "boston", title: "A warm room" }) { issue { id } } }');
  const page = await open(phone);
  for (const [at, above] of [['/a/newtown/list', '.filters'], ['/a/newtown/issues', '.filters'], ['/a/newtown/growth', '.filters'], [`/issue/${addIssue.issue.id}/moves`, '.filters'], ['/a/boston/list', null], ['/agenda', 'label.inline']]) {
    await page.goto(server.url + at);
    if (!above) {
      await page.getByRole('table').waitFor(); // so that the week is Boston’s
      continue;
    }
    const [upper, empty] = [await box(page.locator(above).first()), await box(page.locator('.empty').first())];
    assert.ok(empty.y - upper.y - upper.height >= 8, `${at}: ${empty.y - upper.y - upper.height} px`);
  }
});

claim('on Bridges the way to the wall stands apart from what is counted, and on a phone there is none', async ({ server, open }) => {
  for (const language of ['en', 'ar']) {
    const page = await open(laptop, { at: `/a/boston/bridges?lang=${language}` });
    const [choice, wall] = [await box(page.locator('.switch')), await box(page.locator('.to-wall'))];
    const between = Math.max(wall.x - choice.x - choice.width, choice.x - wall.x - wall.width, wall.y - choice.y - choice.height, choice.y - wall.y - wall.height);
    assert.ok(between >= 8, `${language}: ${between} px`);
  }
  const page = await open(phone, { at: '/a/boston/bridges' });
  await page.locator('.switch').waitFor();
  assert.equal(await page.locator('.to-wall').isVisible(), false);
  const gap = await page.locator('.groups button.link').first().evaluate((more) => {
    const edge = (node, start) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return start ? range.getClientRects()[0].left : [...range.getClientRects()].at(-1).right;
    };
    return edge(more.firstChild, true) - more.getBoundingClientRect().left;
  });
  assert.ok(gap < 1, `${gap} px before “others” beside the space between words`);
  await page.goto(`${server.url}/a/boston/growth`);
  await page.locator('.chart').first().waitFor();
  assert.equal(await page.locator('.to-wall').isVisible(), false);
});

claim('in the form for ways whatever is filled in stands on one level', async ({ open }) => {
  const page = await open(laptop, { at: '/a/boston/ways' });
  await page.getByText('Name somebody whom you want to meet').waitFor();
  const feet = await page.locator('.asking :is(input, select)').evaluateAll((all) => all.map((e) => Math.round(e.getBoundingClientRect().bottom)));
  assert.equal(feet.length, 4);
  assert.deepEqual([...new Set(feet)], [feet[0]]);
});

claim('on a phone a record begins with its name, and leads from there to the map and to the ways', async ({ server, open }) => {
  const { id } = await find(server, await server.key('COORDINATOR'), councillor);
  const page = await open(phone, { at: `/actor/${id}` });
  const name = await box(page.getByRole('heading', { level: 1, name: councillor }));
  const main = await box(page.locator('main'));
  assert.ok(name.y - main.y < 48, `${name.y - main.y} px above the name`);
  await page.getByRole('link', { name: 'How are we connected?' }).tap();
  await page.getByRole('heading', { level: 1, name: `How are we connected to ${councillor}?` }).waitFor();
});

claim('where the row of views goes on, the view one is at stands clear of the shade that says so', async ({ server, open }) => {
  for (const language of ['en', 'ar']) {
    const page = await open(phone, { language });
    for (const view of ['ways', 'bridges', 'missing']) {
      await page.goto(`${server.url}/a/boston/${view}`);
      const row = page.locator('nav.views');
      const here = await box(row.locator('[aria-current]'));
      const { left, right } = await row.evaluate((e) => {
        const { left, right } = e.getBoundingClientRect();
        const gone = Math.abs(e.scrollLeft);
        const ends = [gone < 1, gone > e.scrollWidth - e.clientWidth - 1]; // of the line, in its own direction
        if (document.dir === 'rtl') ends.reverse();
        return { left: ends[0] ? left : left + 28, right: ends[1] ? right : right - 28 };
      });
      assert.ok(here.x >= left - 1 && here.x + here.width <= right + 1, `${view}, ${language}: ${here.x} to ${here.x + here.width} within ${left} to ${right}`);
    }
  }
});
