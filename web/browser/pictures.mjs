// The pictures of README.md, taken of the demo: `make pictures` writes docs/*.png anew. Look at each before it is committed.
import path from 'node:path';
import { claim, find, laptop, people, phone, wall } from './harness.mjs';

const docs = path.resolve(import.meta.dirname, '../../docs');
const boston = people.leader;
const a3 = { viewport: { width: 1587, height: 1123 } };

/** The id of the first issue of a status. */
async function issueOf(server, key, status) {
  const { issues } = await server.ask(key, 'query ($statuses: [IssueStatus!]) { issues(area: "boston", statuses: $statuses, first: 1) { nodes { id } } }', { statuses: [status] });
  return issues.nodes[0].id;
}

/** Waits until nothing is fetched and nothing moves any more. */
async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .busy') === null);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

const take = async (page, name) => {
  await settled(page);
  await page.screenshot({ path: path.join(docs, `${name}.png`) });
};

claim('the pictures of the client', async ({ server, open }) => {
  const key = await server.key('COORDINATOR');
  const [chosen, shortlisted] = [await issueOf(server, key, 'CHOSEN'), await issueOf(server, key, 'SHORTLISTED')];
  const { id: councillor } = await find(server, key, 'Councillor Winifred Thistlewood');

  const adding = await open(phone, { as: boston, at: '/a/boston/add' });
  await adding.getByRole('textbox', { name: 'Name', exact: true }).fill('Beatrice Goosebery');
  await adding.getByText('Beatrice Gooseberry').first().waitFor();
  await take(adding, 'phone');

  await take(await open(laptop, { as: boston, at: `/actor/${councillor}/ways` }), 'laptop');

  const map = await open(wall, { at: '/a/boston/map?show=wall' });
  await map.locator('.stage .name').first().waitFor();
  await take(map, 'wall');

  await take(await open(laptop, { as: boston, at: `/issue/${shortlisted}/spectrum?lang=ar` }), 'arabic');

  const paper = await open(a3, { as: boston, at: `/issue/${chosen}/power` });
  await settled(paper);
  await paper.evaluate(() => (window.print = () => undefined));
  await paper.getByText('Print or save').click();
  await paper.getByRole('button', { name: 'Print on A3' }).click();
  await paper.emulateMedia({ media: 'print' });
  await paper.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    document.querySelector('.sheet').style.margin = '10mm'; // the page's own, which a screen has not
  });
  await take(paper, 'print');
});
