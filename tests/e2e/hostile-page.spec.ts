import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Page } from '@playwright/test';
import type { ServingState } from '../../contract/serving.ts';
import type { Settings } from '../../contract/settings.ts';
import { findChromium } from '../../scripts/testing/find-chromium.ts';
import { askCore } from './ask-core.ts';
import { freePort } from './start-meadow.ts';
import { expect, test } from './test.ts';

/** A site of somebody else, whose name was made to point to this computer. */
const EVIL = 'evil.example';
const executablePath = findChromium();

test.use({
  core: 'of hostile pages',
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: [`--host-resolver-rules=MAP ${EVIL} 127.0.0.1`],
  },
});

let site: Server;
test.beforeAll(async () => {
  site = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Evil</title><body>'),
  ).listen(0, '127.0.0.1');
  await once(site, 'listening');
});
test.afterAll(() => {
  site.close();
});

const portOfSite = (): number => {
  const address = site.address();
  return typeof address === 'object' && address ? address.port : 0;
};

/** What a page got of each way to reach `target`, such as `fetch: refused`. */
const attack = (page: Page, target: string): Promise<string[]> =>
  page.evaluate(async (base) => {
    const outcome = (name: string, work: () => Promise<string>) =>
      Promise.race([
        work().catch(() => 'refused'),
        new Promise<string>((resolve) => setTimeout(() => resolve('nothing'), 5000)),
      ]).then((got) => `${name}: ${got}`);
    const loads = (element: HTMLElement) =>
      new Promise<string>((resolve) => {
        element.addEventListener('load', () => resolve('loaded'));
        element.addEventListener('error', () => resolve('refused'));
        document.body.append(element);
      });
    const read = async (path: string, options: RequestInit = {}) => {
      const answer = await fetch(base + path, { credentials: 'include', ...options });
      return answer.ok ? `read ${(await answer.text()).slice(0, 40)}` : 'refused';
    };
    const socket = () =>
      new Promise<string>((resolve) => {
        const ws = new WebSocket(`${base.replace('http', 'ws')}/rpc/system/events`);
        ws.addEventListener('open', () => resolve('open'));
        ws.addEventListener('error', () => resolve('refused'));
      });
    const events = () =>
      new Promise<string>((resolve) => {
        const source = new EventSource(`${base}/rpc/system/events`, { withCredentials: true });
        source.addEventListener('open', () => resolve('open'));
        source.addEventListener('error', () => resolve('refused'));
      });
    const change = JSON.stringify({ json: { theme: 'dark', history: { days: 1 } } });
    const blind = (path: string, type: string, body: string) =>
      fetch(base + path, {
        method: 'POST',
        mode: 'no-cors',
        credentials: 'include',
        headers: { 'content-type': type },
        body,
      }).then(({ type: kind, ok }) => (kind === 'opaque' || !ok ? 'refused' : 'read'));
    return Promise.all([
      outcome('fetch', () => read('/rpc/settings/get', { method: 'POST' })),
      outcome('fetch of files', () => read('/index.html')),
      outcome('fetch of the metrics', () => read('/metrics')),
      outcome('fetch with a header', () =>
        read('/rpc/settings/get', { headers: { 'x-meadow-key': 'x' }, method: 'POST' }),
      ),
      outcome('blind text', () => blind('/rpc/settings/change', 'text/plain', change)),
      outcome('blind form', () => blind('/rpc/settings/change', 'application/x-www-form-urlencoded', change)),
      outcome('blind photo', () => blind('/v1/predict', 'text/plain', 'photo')),
      outcome('WebSocket', socket),
      outcome('EventSource', events),
      outcome('script', () => loads(Object.assign(document.createElement('script'), { src: `${base}/openapi.json` }))),
      outcome('picture', () => loads(Object.assign(document.createElement('img'), { src: `${base}/favicon.svg` }))),
      outcome('style', () =>
        loads(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${base}/assets/index.css` })),
      ),
      outcome('beacon', async () => {
        navigator.sendBeacon(`${base}/rpc/settings/change`, change);
        return 'refused'; // nobody is told; what it did is looked at afterwards
      }),
    ]);
  }, target);

const servers = ['the window', 'the local API'] as const;
const places = {
  'another site': () => `http://${EVIL}:${portOfSite()}/`,
  'another server of this computer': () => `http://127.0.0.1:${portOfSite()}/`,
};

/** Where the servers are; the local API on a port that no other Meadow has. */
async function addresses(home: string, window: Page) {
  const stateNow = () => askCore<ServingState>(home, 'serving/state', undefined);
  if ((await stateNow()).state !== 'ready') await askCore(home, 'serving/configure', { port: await freePort() });
  await expect.poll(async () => (await stateNow()).state, { timeout: 30_000 }).toBe('ready');
  return { 'the window': new URL(window.url()).origin, 'the local API': (await stateNow()).address ?? '' };
}

/** What an attack would have changed. */
const stateOf = async (home: string) => ({
  settings: await askCore<Settings>(home, 'settings/get', undefined),
  history: (await askCore<{ total: number }>(home, 'history/summary', {})).total,
});

for (const [place, addressOf] of Object.entries(places)) {
  for (const server of servers) {
    test(`a page of ${place} gets nothing of ${server}, beside a window that is open`, async ({
      window,
      meadow,
      context,
    }) => {
      const target = (await addresses(meadow.home, window.page))[server];
      const before = await stateOf(meadow.home);
      const page = await context.newPage();
      await page.goto(addressOf());
      const got = await attack(page, target);
      expect(got.filter((line) => !line.endsWith(': refused'))).toEqual([]);
      expect(got).toHaveLength(13);
      expect(await stateOf(meadow.home)).toEqual(before);
    });
  }
}

for (const server of servers) {
  test(`a name made to point here, with the port of ${server}, gets nothing of it`, async ({
    window,
    meadow,
    context,
  }) => {
    const target = new URL((await addresses(meadow.home, window.page))[server]);
    target.hostname = EVIL;
    const before = await stateOf(meadow.home);
    const page = await context.newPage();
    // The first answer came from the attacker's server; from now on the name leads here, and all is same-origin.
    await page.route(`${target.origin}/`, (route) => route.fulfill({ contentType: 'text/html', body: '<body>' }), {
      times: 1,
    });
    await page.goto(`${target.origin}/`);
    const got = await attack(page, target.origin);
    expect(got.filter((line) => !line.endsWith(': refused'))).toEqual([]);
    const answer = await page.goto(`${target.origin}/index.html`);
    expect(answer?.status()).toBe(421);
    expect(await stateOf(meadow.home)).toEqual(before);
  });
}

test('a form, a frame and a window of another site lead nowhere', async ({ window, meadow, context }) => {
  const before = await stateOf(meadow.home);
  const target = new URL(window.page.url()).origin;
  const page = await context.newPage();
  await page.goto(places['another site']());
  await page.evaluate((base) => {
    const frame = Object.assign(document.createElement('iframe'), { src: `${base}/`, name: 'inner' });
    document.body.append(frame);
  }, target);
  await expect.poll(() => page.frames().length).toBe(2);
  const inner = page.frames().at(-1);
  await expect
    .poll(
      async () =>
        (await inner
          ?.locator('body')
          .innerText()
          .catch(() => '')) ?? '',
    )
    .not.toContain('Predict');

  const popup = page.waitForEvent('popup');
  await page.evaluate((base) => void open(`${base}/`), target);
  await (await popup).waitForLoadState();
  // It comes without the cookie, so it is no window of Meadow's but a sentence.
  await expect((await popup).getByRole('heading')).toHaveText('Open Meadow by its link');

  await page.evaluate((base) => {
    const form = Object.assign(document.createElement('form'), {
      method: 'post',
      enctype: 'text/plain',
      action: `${base}/rpc/settings/change`,
    });
    form.append(
      Object.assign(document.createElement('input'), { name: '{"json":{"theme":"dark"}, "x":"', value: '"}' }),
    );
    document.body.append(form);
    form.submit();
  }, target);
  await page.waitForURL(/\/rpc\/settings\/change$/);
  expect(await stateOf(meadow.home)).toEqual(before);
});

test('nothing that slips into the window runs, loads or leads away', async ({ window, page }) => {
  // A page of its own, so that what the browser complains of here fails no other test.
  const tried = await page.context().newPage();
  await tried.goto(window.page.url());
  const blocked = await tried.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => seen.push(effectiveDirective));
    const outcomes: Record<string, boolean> = {};
    const fails = (name: string, work: () => unknown) => {
      try {
        work();
        outcomes[name] = false;
      } catch {
        outcomes[name] = true;
      }
    };
    fails('markup from a text', () => {
      document.body.innerHTML += '<img src=x onerror=alert(1)>';
    });
    fails('a script from a text', () => {
      document.createElement('script').textContent = 'alert(1)';
    });
    // What the test itself has run may do this; what runs by itself later may not.
    await new Promise<void>((resolve) => {
      setTimeout(() => {
        // biome-ignore lint/security/noGlobalEval: that it fails is what is looked at
        fails('eval', () => globalThis.eval('1'));
        fails('a function from a text', () => new Function('return 1')());
        resolve();
      });
    });
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.head.append(style);
    document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.org/x.png' }));
    document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.org/' }));
    document.head.append(Object.assign(document.createElement('base'), { href: 'https://example.org/' }));
    await fetch('https://example.org/').catch(() => undefined);
    navigator.sendBeacon('https://example.org/', 'x');
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { outcomes, seen, shown: getComputedStyle(document.body).display, base: document.baseURI };
  });
  expect(Object.entries(blocked.outcomes).filter(([, failed]) => !failed)).toEqual([]);
  expect([...new Set(blocked.seen)].sort()).toEqual(
    ['style-src-elem', 'img-src', 'frame-src', 'base-uri', 'connect-src', 'require-trusted-types-for'].sort(),
  );
  expect(blocked.shown).not.toBe('none');
  expect(blocked.base).toBe(tried.url());
});
