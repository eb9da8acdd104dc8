import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { launchChromium } from '../browser.ts';
import { serveWindow } from '../run-meadow.ts';

const PORT = 8519;
const SECONDS = 8;

/** How smoothly the grid of a project is scrolled, beside an empty list in the same browser; and how soon it is there. */
export async function measureGrid(home: string) {
  const begun = performance.now();
  const { child, link } = await serveWindow(home, PORT);
  const start = (performance.now() - begun) / 1000;
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const opened = performance.now();
    await page.goto(link);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate("location.hash = '/photos'");
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    const open = (performance.now() - opened) / 1000;
    const lost = await lostFrames(page, '[role="listbox"]');
    const height = Number(await page.evaluate(`document.querySelector('[role="listbox"]').scrollHeight`));
    await page.goto('about:blank');
    await page.setContent(
      `<div id="list" style="height:700px;overflow:auto"><div style="height:${height}px"></div></div>`,
    );
    const lostByEmpty = await lostFrames(page, '#list');
    return { lost, lostByEmpty, start, open };
  } finally {
    await browser.close();
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}

/**
 * Runs in the page: scrolls the list, or what scrolls around it, on and on, and gives the share of frames left out. As
 * text, because scripts know Node only.
 */
const scrollOn = `async (selector, ms) => {
  let element = document.querySelector(selector);
  while (element && element.scrollHeight <= element.clientHeight + 1) element = element.parentElement;
  if (!element) throw new Error('Nothing scrolls');
  const times = [];
  await new Promise((resolve) => {
    const step = (now) => {
      times.push(now);
      element.scrollTop += 120;
      if (now - times[0] < ms) requestAnimationFrame(step);
      else resolve();
    };
    requestAnimationFrame(step);
  });
  const due = (times.at(-1) - times[0]) / (1000 / 60);
  return Math.max(0, 1 - (times.length - 1) / due);
}`;

async function lostFrames(page: Page, list: string): Promise<number> {
  return Number(await page.evaluate(`(${scrollOn})(${JSON.stringify(list)}, ${SECONDS * 1000})`));
}
