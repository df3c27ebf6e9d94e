// What a page of another site can do to somebody who is signed in: nothing. It stands on another port of the same host, so
// that the browser sends it the cookie along wherever it can: what is left is what the server itself refuses.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { claim, laptop, people } from './harness.mjs';

const mutation = JSON.stringify({ query: 'mutation { addArea(input: {key: "k", slug: "atlantis", name: "Atlantis"}) { area { slug } } }' });
const question = '/graphql?query=%7Bviewer%7Bname%7D%7D';

/** An origin that serves empty pages. */
async function elsewhere(body) {
  const other = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Elsewhere</title>'));
  await new Promise((done) => other.listen(0, '127.0.0.1', done));
  try {
    await body(`http://127.0.0.1:${other.address().port}/`);
  } finally {
    other.closeAllConnections();
    await new Promise((done) => other.close(done));
  }
}

claim(
  'a page of another origin changes nothing and reads nothing',
  async ({ server, open }) => {
    const page = await open(laptop, { as: people.admin });
    const secret = (await server.link(people.admin)).split('#')[1];
    await elsewhere(async (address) => {
      const evil = await page.context().newPage();
      await evil.goto(address);
      const sent = [];
      page.context().on('request', (r) => r.url().startsWith(server.url) && sent.push(r.method()));
      const read = await evil.evaluate(
        async ({ url, mutation, question, secret }) => {
          const out = [];
          const bodies = { '/graphql': mutation, '/session/end': '{"everywhere":true}', '/session': JSON.stringify({ link: secret }) };
          for (const [path, body] of Object.entries(bodies)) {
            for (const mode of ['cors', 'no-cors']) {
              for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
                await fetch(url + path, { method: 'POST', mode, credentials: 'include', headers: { 'content-type': type }, body })
                  .then((a) => a.text()).then((t) => t && out.push(t), () => {});
              }
            }
          }
          for (const mode of ['cors', 'no-cors']) {
            await fetch(url + question, { mode, credentials: 'include' }).then((a) => a.text()).then((t) => t && out.push(t), () => {});
          }
          const image = new Image();
          await new Promise((done) => {
            image.onload = image.onerror = done;
            image.src = url + question;
          });
          if (image.naturalWidth) out.push('an image');
          return out;
        },
        { url: server.url, mutation, question, secret },
      );
      assert.deepEqual(read, [], 'nothing was readable');
      assert.ok(sent.length >= 10, `only ${sent} were sent`);
      for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']) {
        for (const path of ['/graphql', '/session/end', '/session']) {
          await evil.goto(address);
          const answered = evil.waitForNavigation();
          await evil.evaluate(
            ({ action, type, body }) => {
              const form = document.createElement('form');
              Object.assign(form, { method: 'post', action, enctype: type });
              form.append(Object.assign(document.createElement('input'), { name: body, value: '' }));
              document.body.append(form);
              form.submit();
            },
            { action: server.url + path, type, body: mutation },
          );
          assert.equal((await answered).status(), 403, `a form of ${type} to ${path}`);
        }
      }
      await evil.goto(address);
      const framed = evil.waitForEvent('framenavigated', (f) => f !== evil.mainFrame());
      await evil.evaluate((src) => document.body.append(Object.assign(document.createElement('iframe'), { src })), server.url);
      assert.match((await framed).url(), /^chrome-error:/, 'it is not framed');
    });
    const areas = await page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/graphql', { method: 'POST', headers, body: '{"query":"{ areas { slug } }"}' })).text();
    });
    assert.ok(areas.includes('boston') && !areas.includes('atlantis'), areas);
    const spent = await page.evaluate(async (link) => {
      return (await fetch('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ link }) })).status;
    }, secret);
    assert.equal(spent, 204, 'the link is whole');
  },
  { server: { args: ['-get'] } },
);

claim(
  'GraphiQL asks with its key alone, whoever is signed in',
  async ({ server, open }) => {
    const page = await open(laptop, { as: people.coordinator });
    const key = await server.key('ADMIN');
    const answered = page.waitForResponse((r) => r.url().endsWith('/graphql') && r.request().headers().authorization === `Bearer ${key}`);
    await page.goto(`${server.url}/graphiql#key=${key}`);
    assert.equal((await answered).status(), 200);
  },
  { server: { args: ['-dev'] } },
);
