import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { serveWindow } from '../run-meadow.ts';

const PORT = 8523;

/** Milliseconds from the start of `meadow web` in a new data folder until photos can be dropped into its window. */
export async function firstWindow(browser: Browser): Promise<number> {
  const home = await mkdtemp(join(tmpdir(), 'meadow-bench-'));
  const page = await (await browser.newContext()).newPage();
  const begun = performance.now();
  const { child, link } = await serveWindow(home, PORT);
  await page.goto(link);
  await page.getByRole('button', { name: 'Choose photos' }).click({ trial: true });
  // The strip tells the version once the core has answered.
  await page.getByRole('contentinfo').getByText('dandelion-or-grass-1').waitFor();
  const took = performance.now() - begun;
  await page.context().close();
  child.kill('SIGTERM');
  await once(child, 'exit');
  await rm(home, { recursive: true, force: true });
  return took;
}
