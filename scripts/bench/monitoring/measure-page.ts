import { once } from 'node:events';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../../testing/find-chromium.ts';
import { serveWindow } from '../run-meadow.ts';

const PORT = 8520;
const SECONDS = 6;

export interface PageMeasured {
  /** Milliseconds from the click on a span to its charts, and the longest the window stood still meanwhile. */
  spans: { span: string; drawn: number; still: number }[];
  /** Shares of frames left out while the pointer wanders over the charts, and over an empty page. */
  lost: number;
  lostByEmpty: number;
}

/** How soon the monitoring page draws each span, and how smoothly its charts follow the pointer. */
export async function measurePage(home: string): Promise<PageMeasured> {
  const { child, link } = await serveWindow(home, PORT);
  const executablePath = findChromium();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, bypassCSP: true });
    await page.goto(link);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate("location.hash = '/monitoring'");
    await page.locator('.recharts-surface').first().waitFor();
    await page.evaluate(watchStandstills);
    const spans: PageMeasured['spans'] = [];
    for (const span of ['Hour', 'Week', 'Month', '3 months', 'Year', '3 months']) spans.push(await draw(page, span));
    const lost = await lostFrames(page);
    await page.goto('about:blank');
    const lostByEmpty = await lostFrames(page);
    return { spans, lost, lostByEmpty };
  } finally {
    await browser.close();
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}

async function draw(page: Page, span: string): Promise<{ span: string; drawn: number; still: number }> {
  await page.evaluate('standstill = 0; before = document.querySelector(".recharts-surface")?.innerHTML');
  const begun = performance.now();
  // The radios of the picker lie unseen below their labels.
  await page.getByRole('radiogroup').getByText(span, { exact: true }).click();
  await page.waitForFunction('document.querySelector(".recharts-surface")?.innerHTML !== before');
  const drawn = performance.now() - begun;
  await page.waitForTimeout(300);
  return { span, drawn, still: Number(await page.evaluate('standstill')) };
}

/** As text, because scripts know Node only. A task of less than 50 ms is not told of: nobody sees it. */
const watchStandstills = `
  var before = '';
  var standstill = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) standstill = Math.max(standstill, duration);
  }).observe({ type: 'longtask' });`;

/** Counts frames while the pointer goes over the page, from one side to the other and back. */
async function lostFrames(page: Page): Promise<number> {
  const counted = page.evaluate(`new Promise((resolve) => {
    const times = [];
    const step = (now) => {
      times.push(now);
      if (now - times[0] < ${SECONDS * 1000}) requestAnimationFrame(step);
      else resolve(Math.max(0, 1 - (times.length - 1) / ((times.at(-1) - times[0]) / (1000 / 60))));
    };
    requestAnimationFrame(step);
  })`);
  const end = performance.now() + SECONDS * 1000;
  for (let x = 0; performance.now() < end; x = (x + 6) % 600) {
    await page.mouse.move(350 + x, 500);
    await page.waitForTimeout(8);
  }
  return Number(await counted);
}
