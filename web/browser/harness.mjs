// What every browser test stands on: the real server over a copy of the demo map, and Debian's Chromium. Each test has its
// own server, its own file and its own browser context, and fails on any error in the console, on any request that leaves
// the origin, and on any answer of the server's that failed without the test saying so.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const run = promisify(execFile);
const binary = required('ALLYMAP'); // the server, built
const browserPath = required('CHROMIUM');

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name}; go test ./web/browser does.`);
  return value;
}

/** What the demo calls its accounts. */
export const people = { leader: 'Demo leader in Boston', coordinator: 'Demo coordinator', admin: 'Demo administrator' };

let folder, template, browser;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'allymap-browser-'));
  template = path.join(folder, 'demo.db');
  await run(binary, ['demo', '-store', `sqlite:${template}`]);
  const left = (await readdir(folder)).filter((f) => f !== 'demo.db');
  assert.deepEqual(left, [], 'the demo closed its file whole, so that it can be copied');
  browser = await chromium.launch({
    executablePath: browserPath,
    headless: true,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--disable-dev-shm-usage',
    ],
  });
});

after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

let copies = 0;

/** A server of the test's own. `map`: a file to serve instead of a copy of the demo; `empty`: a new one; `args`: more of its flags. */
export class Server {
  static async start({ map, empty = false, args = [], listen = '127.0.0.1:0' } = {}) {
    const s = new Server();
    s.file = map ?? path.join(folder, `map-${++copies}.db`);
    if (!map && !empty) await copyFile(template, s.file);
    s.args = args;
    await s.serve(listen);
    return s;
  }

  async serve(listen) {
    this.process = spawn(binary, ['serve', '-store', `sqlite:${this.file}`, '-listen', listen, ...this.args], { stdio: ['ignore', 'ignore', 'pipe'] });
    this.log = '';
    this.address = await new Promise((found, failed) => {
      this.process.stderr.on('data', (chunk) => {
        this.log += chunk;
        const line = this.log.split('\n').find((l) => l.includes('"msg":"listening"'));
        if (line) found(JSON.parse(line).address);
      });
      this.process.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${this.log}`)));
    });
    this.url = `http://${this.address}`;
  }

  /** A subcommand over this server's map; gives what it printed. */
  async command(...args) {
    const [name, ...rest] = args;
    const sub = name === 'account' ? [name, rest.shift()] : [name];
    return (await run(binary, [...sub, '-store', `sqlite:${this.file}`, ...rest])).stdout;
  }

  /** The secret of a one-time link for the account of this name. */
  async link(name) {
    const printed = await this.command('account', 'link', '-for', name, '-public', this.url);
    return printed.trim().split('\n').at(-1);
  }

  /** Asks the API itself, as the account whose key this is: what a test needs to know beside what it sees. */
  async ask(key, query, variables = {}) {
    const answer = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await answer.json();
    assert.equal(errors, undefined, JSON.stringify(errors));
    return data;
  }

  /** A key of a new account. */
  async key(role, ...areas) {
    const printed = await this.command('account', 'add', '-role', role, '-name', `Tester ${++copies}`, ...areas.flatMap((a) => ['-area', a]));
    return printed.trim().split('\n').at(-1);
  }

  async stop(signal = 'SIGTERM') {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise((done) => this.process.once('exit', done));
    this.process.kill(signal);
    await ended;
  }
}

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
export const laptop = { viewport: { width: 1280, height: 800 } };
export const wall = { viewport: { width: 1920, height: 1080 } };

/**
 * A claim about the client: body gets the server, and open(options) for pages of contexts of their own. What a test
 * expects to fail (a refused sign-in), it names by expectFailure(status).
 */
export function claim(name, body, { server: serverOptions, timeout = 120_000 } = {}) {
  test(name, { timeout }, async () => {
    const server = await Server.start(serverOptions);
    const contexts = [];
    const faults = [];
    const expected = [];
    const open = async (options = laptop, { as = people.coordinator, at = '/', language = 'en' } = {}) => {
      const context = await browser.newContext({ locale: language, reducedMotion: 'reduce', ...options });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      watch(page, server, faults, expected);
      if (as) await signIn(page, server, as);
      if (as && at !== '/') await page.goto(server.url + at);
      else if (!as) await page.goto(server.url + at);
      return page;
    };
    try {
      await body({ server, open, expectFailure: (...statuses) => expected.push(...statuses), faults });
      assert.deepEqual(faults, [], 'nothing went wrong unseen');
    } finally {
      await Promise.all(contexts.map((c) => c.close()));
      await server.stop();
    }
  });
}

function watch(page, server, faults, expected) {
  page.on('pageerror', (e) => faults.push(`error: ${e.stack ?? e}`));
  page.on('console', (m) => {
    const refused = /status of (\d+)/.exec(m.text())?.[1];
    if (m.type() === 'error' && !expected.includes(Number(refused)) && !expected.includes('network')) faults.push(`console: ${m.text()}`);
  });
  page.on('request', (r) => {
    const url = new URL(r.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.host !== new URL(server.url).host) faults.push(`left the origin: ${url.origin}`);
  });
}

/** Opens a one-time link of the account, and waits until the page behind it is there. */
export async function signIn(page, server, name) {
  await page.goto(await server.link(name));
  await page.waitForURL((url) => url.pathname !== '/enter');
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Axe over the page as it is: every rule of WCAG 2.2 A and AA. */
export async function accessible(page, where) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  const told = violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target} ${n.failureSummary}`).join('; ')}`);
  assert.deepEqual(told, [], `axe finds nothing on ${where}`);
}

/** Waits until the browser is back from what was closed: a page that is left while it is on its way may stay. */
export const wentBack = (page) => page.waitForFunction(() => history.state === null);

/** Waits until the keyboard is there: it follows what was drawn. */
export const focused = (locator) => locator.and(locator.page().locator(':focus')).waitFor({ state: 'attached' });

/** Fails where the page can be scrolled sideways. */
export async function fits(page, where) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${where} is ${over} px too wide`);
}

/** Waits until the map stands still and its labels are placed. */
export const mapSettled = (page) =>
  page.waitForFunction(() => {
    const names = document.querySelector('.stage .names');
    return names?.querySelector('.name') && /^translate\(0 0\) scale\(1\)$/.test(names.getAttribute('transform') ?? '');
  });

/** The names on the map, and each pair of them or of a name and a mark that meet: who is dimmed may be written over. */
export const overprints = (page) =>
  page.evaluate(() => {
    const svg = document.querySelector('.stage svg').getBoundingClientRect();
    const boxes = (selector) => [...document.querySelectorAll(selector)].map((e) => ({ what: e.textContent || e.parentElement.getAttribute('aria-label'), ...e.getBoundingClientRect().toJSON() }));
    const names = boxes('.stage :is(.name, .word)');
    const marks = boxes('.stage .scene:not(.picked) .shape, .stage .picked .mark:is(.lit, .at) .shape');
    const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
    const faults = [];
    names.forEach((n, i) => {
      for (const other of [...names.slice(i + 1), ...marks]) if (meet(n, other)) faults.push(`${n.what} × ${other.what}`);
      if (n.left < svg.left || n.right > svg.right || n.top < svg.top || n.bottom > svg.bottom) faults.push(`${n.what} leaves the stage`);
    });
    return { names: names.length, faults };
  });

/** The first who answers to this name, as the API tells it: id, version, kind, name and degree. */
export async function find(server, key, name) {
  const { search } = await server.ask(key, 'query($text: String!) { search(text: $text, first: 1) { actor { id version kind name degree } } }', { text: name });
  return search[0]?.actor;
}
