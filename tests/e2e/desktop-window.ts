import type { MessagePort } from 'node:worker_threads';
import type { Page } from '@playwright/test';
import { CONNECT, CONNECT_DESK } from '../../main/channels.ts';
import { createDeskWorld, type DeskWorld, type WorldOptions } from '../desktop/desk-world.ts';
import { createFrame, takeHere } from '../desktop/electron-double.ts';

/** What crosses from a port of this process to one of the page: texts, and bytes as base64. */
type Crossing = { text: string } | { bytes: string };

const toPage = (data: unknown): Crossing =>
  typeof data === 'string' ? { text: data } : { bytes: Buffer.from(data as Uint8Array).toString('base64') };
const fromPage = (data: Crossing): unknown => ('text' in data ? data.text : Buffer.from(data.bytes, 'base64'));

/**
 * The desktop's window in a browser: its page as main serves it, with the ports that main hands out; a real core behind
 * them. Only what Electron itself does is a double.
 */
export async function openDesktopWindow(page: Page, options: WorldOptions = {}): Promise<DeskWorld> {
  const world = await createDeskWorld(options);
  const ports = new Map<string, MessagePort>();
  const asked = new Set<string>();
  const frame = createFrame('app://meadow/index.html', null, (nonce, port) => {
    // The test asks too.
    if (!asked.has(String(nonce))) return takeHere(nonce, port);
    ports.set(String(nonce), port);
    // A page that is gone hears no more.
    port.on('message', (data: unknown) => {
      const crossing = [String(nonce), toPage(data)] as const;
      void page.evaluate(([to, what]) => Reflect.get(window, 'fromMain')(to, what), crossing).catch(() => undefined);
    });
    port.on('close', () => {
      void page.evaluate((to) => Reflect.get(window, 'fromMain')(to), String(nonce)).catch(() => undefined);
    });
  });
  await page.exposeFunction('toMain', (nonce: string, data: Crossing) => ports.get(nonce)?.postMessage(fromPage(data)));
  await page.exposeFunction('connectMain', (nonce: string, to: string) => {
    asked.add(nonce);
    world.screen.ipc.emit(to === 'desk' ? CONNECT_DESK : CONNECT, { senderFrame: frame, sender: {} }, nonce);
  });
  await page.addInitScript(standInForPreload);
  await page.route('https://meadow.test/**', async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const answer = await world.screen.served.get('app')?.(new Request(`app://meadow${pathname}${search}`));
    await route.fulfill({
      status: answer?.status ?? 503,
      headers: Object.fromEntries(answer?.headers ?? []),
      body: Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer(0)),
    });
  });
  await world.desk.start();
  const contents = world.screen.windows[0]?.webContents;
  if (contents) contents.mainFrame = frame;
  await page.goto('https://meadow.test/');
  return world;
}

/** In the page: what the preload script lends it, over functions that lead to this process. */
function standInForPreload(): void {
  const ends = new Map<string, MessageChannel['port1']>();
  const call = (name: string, ...words: unknown[]) => Reflect.get(window, name)(...words);
  Reflect.set(window, 'fromMain', (nonce: string, data?: { text: string } | { bytes: string }) => {
    if (!data) ends.get(nonce)?.close();
    else if ('text' in data) ends.get(nonce)?.postMessage(data.text);
    else ends.get(nonce)?.postMessage(Uint8Array.from(atob(data.bytes), (sign) => sign.charCodeAt(0)));
  });
  Reflect.set(window, 'meadow', {
    connect(nonce: string, to: string) {
      const { port1, port2 } = new MessageChannel();
      ends.set(nonce, port1);
      port1.onmessage = ({ data }) => {
        const bytes = typeof data === 'string' ? undefined : new Uint8Array(data);
        call('toMain', nonce, bytes ? { bytes: btoa(String.fromCharCode(...bytes)) } : { text: data });
      };
      call('connectMain', nonce, to);
      window.postMessage(nonce, '*', [port2]);
    },
    pathForFile: () => '',
    camera: async () => undefined,
  });
}
