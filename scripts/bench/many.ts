import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { buildWindow } from '../build-window.ts';
import { launchChromium } from './browser.ts';
import { fillHome } from './many/fill-home.ts';
import { interactions } from './many/interactions.ts';
import { writeLogStack } from './many/log-stack.ts';
import { type Measured, measureInput, watchInputs } from './many/measure-input.ts';
import { runMeadow, serveWindow } from './run-meadow.ts';
import { median, say, table } from './table.ts';

const AMOUNTS = { photos: 10_000, runs: 1000, predictions: 10_000 };
const LINES = 100_000;
const ROUNDS = 3;
const PORT = 8521;

async function walkOnce(page: Page, link: string): Promise<Map<string, Measured>> {
  await page.goto(link);
  await page.getByRole('contentinfo').getByRole('link', { name: /^API / }).waitFor();
  await page.evaluate(watchInputs);
  const measured = new Map<string, Measured>();
  for (const one of interactions(AMOUNTS, LINES)) {
    // A log is reached by the page of its service, which lies behind the scenes.
    if (one.name === 'a log is opened') {
      const rail = page.getByRole('navigation');
      await rail.getByRole('button', { name: 'Behind the scenes' }).click();
      await rail.getByRole('link', { name: 'Stack' }).click();
    }
    measured.set(one.name, await measureInput(page, one));
  }
  return measured;
}

/** How soon the window answers where there is as much of everything as a team has after years. Needs a container engine. */
export async function many(): Promise<void> {
  await buildWindow();
  const folder = await mkdtemp(join(tmpdir(), 'meadow-bench-'));
  const home = join(folder, 'home');
  const compose = { MEADOW_COMPOSE_FILE: await writeLogStack(folder, LINES) };
  try {
    await runMeadow(['models', 'list', '--home', home]);
    await fillHome(home, AMOUNTS);
    await runMeadow(['stack', 'up', '--home', home], compose);
    const { child } = await serveWindow(home, PORT, compose);
    const browser = await launchChromium();
    try {
      const rounds: Map<string, Measured>[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
        const { link } = await serveWindow(home, PORT);
        rounds.push(await walkOnce(await context.newPage(), link));
        await context.close();
      }
      tell(rounds);
    } finally {
      await browser.close();
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  } finally {
    await runMeadow(['stack', 'down', '--home', home], compose);
    await rm(folder, { recursive: true, force: true });
  }
}

function tell(rounds: readonly Map<string, Measured>[]): void {
  const rows = [...rounds[0]!.keys()].map((name) => {
    const each = rounds.map((round) => round.get(name)!);
    const paints = each.map(({ paint }) => paint);
    const seen = each.map((one) => one.seen);
    return [name, median(paints).toFixed(0), Math.max(...paints).toFixed(0), median(seen).toFixed(0)];
  });
  say(table([['what a person does', 'to the next paint, ms', 'slowest', 'until it is there, ms'], ...rows]));
}
