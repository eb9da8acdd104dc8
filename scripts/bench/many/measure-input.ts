import type { Page } from '@playwright/test';

/** What a person does, and how the page tells that it has come to its end. */
export interface Interaction {
  name: string;
  /** By real mouse and keys. */
  act(page: Page): Promise<void>;
  /** JavaScript, true once it is seen. */
  seen: string;
}

export interface Measured {
  /** From an input event to the next paint, milliseconds, the longest of the interaction's events; in steps of 8. */
  paint: number;
  /** From the first input event to the frame in which its end is seen. */
  seen: number;
}

/** What does the measuring, in the page; as text, because scripts know Node only. */
export const watchInputs = `
  globalThis.measured = { paints: [], first: undefined };
  new PerformanceObserver((list) => {
    for (const { duration, name } of list.getEntries())
      if (/^(key|pointer|mouse|click|input)/.test(name)) measured.paints.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 });
  for (const type of ['pointerdown', 'keydown'])
    addEventListener(type, ({ timeStamp }) => { measured.first ??= timeStamp; }, { capture: true });
`;

/** Event Timing tells of an event a moment after it was painted. */
const TOLD_MS = 300;

export async function measureInput(page: Page, { name, act, seen }: Interaction): Promise<Measured> {
  await page.evaluate('measured.paints = []; measured.first = undefined;');
  const end = page.evaluate(`new Promise((resolve, reject) => {
    const late = performance.now() + 60_000;
    const look = (now) => {
      if (measured.first !== undefined && (${seen})) resolve(performance.now() - measured.first);
      else if (performance.now() > late) reject(new Error(${JSON.stringify(`${name} did not come to its end`)}));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })`);
  const [took] = await Promise.all([end, act(page)]);
  await page.waitForTimeout(TOLD_MS);
  const paints = (await page.evaluate('measured.paints')) as number[];
  // What is not told took less than the threshold.
  return { paint: Math.max(16, ...paints), seen: Number(took) };
}
