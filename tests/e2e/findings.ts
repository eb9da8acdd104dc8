import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** `colours`: only what hangs on them, for a page that was seen whole in others. */
type Part = 'all' | 'colours';

/** What axe finds that keeps people out. */
export async function findings(page: Page, part: Part = 'all'): Promise<string[]> {
  // Once for a window: its pages come and go without being loaded anew.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    // Colours on their way to others are no colours of the page.
    const passing = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
    const { axe: here } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await here.run(document, {
      resultTypes: ['violations'],
      ...(only === 'colours' && { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }),
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} (${failureSummary})`));
  }, part);
}
