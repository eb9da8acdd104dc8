import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { Window } from '../e2e/pages/window.ts';

/** The program of a packaged Meadow whose inspector is allowed: scripts/ci/allow-inspector.ts prints it. */
export const APP = process.env.MEADOW_TEST_APP;
export const NO_APP = 'MEADOW_TEST_APP names no packaged app';

export interface OpenApp {
  app: ElectronApplication;
  page: Page;
  window: Window;
}

interface Places {
  /** The data folder, and beside it where Electron keeps what is the window's. */
  home: string;
  /** Starts the app on this test's data folder, as many times as it is called. */
  open(words?: string[]): Promise<OpenApp>;
}

/** Where the app looks for the system's folders, so that it finds nothing of a person's. */
const systemFolders = (folder: string): Record<string, string> =>
  process.platform === 'linux' ? { XDG_CONFIG_HOME: join(folder, 'config') } : { APPDATA: join(folder, 'config') };

/** What the app is started with. */
export const wordsOf = (home: string, more: string[] = []): string[] => [
  '--home',
  home,
  // Under a virtual screen there is no Wayland.
  ...(process.platform === 'linux' ? ['--ozone-platform=x11'] : []),
  ...more,
];

export const environmentOf = (home: string): Record<string, string> => {
  const here = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return { ...Object.fromEntries(here), ...systemFolders(join(home, '..')) };
};

/** A test with a data folder of its own, on which the packaged app can be started. */
export const test = base.extend<Places>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern
  home: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'meadow-app-'));
    await use(join(folder, 'home'));
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
  },
  open: async ({ home }, use) => {
    const opened: ElectronApplication[] = [];
    await use(async (words) => {
      const app = await electron.launch({
        executablePath: APP ?? '',
        args: wordsOf(home, words),
        env: environmentOf(home),
        timeout: 60_000,
      });
      opened.push(app);
      const page = await app.firstWindow();
      const window = new Window(page);
      // The strip tells of the API once the core has answered.
      await window.status.getByRole('link', { name: /^API / }).waitFor({ timeout: 60_000 });
      return { app, page, window };
    });
    // What a test has closed already is closed.
    for (const app of opened) await app.close().catch(() => undefined);
  },
});
