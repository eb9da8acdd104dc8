import type { Locator, Page } from '@playwright/test';
import type { Window } from './window.ts';

/** How many users the API bears. */
export class LoadTestPage {
  readonly page: Page;
  readonly window: Window;
  readonly main: Locator;
  readonly start: Locator;
  readonly stop: Locator;
  readonly result: Locator;
  /** The tests that are kept, without the head. */
  readonly kept: Locator;

  constructor(window: Window) {
    this.page = window.page;
    this.window = window;
    this.main = window.page.getByRole('main');
    this.start = this.main.getByRole('button', { name: 'Start the test' });
    this.stop = this.main.getByRole('button', { name: 'Stop the test' });
    this.result = this.main.getByRole('region', { name: 'Result', exact: true });
    this.kept = this.main
      .getByRole('table')
      .last()
      .getByRole('row')
      .filter({ has: window.page.getByRole('button') });
  }

  open(): Promise<void> {
    return this.window.goTo('Load test');
  }

  async set(field: string, value: number): Promise<void> {
    const box = this.main.getByRole('textbox', { name: field, exact: true });
    await box.fill(String(value));
    await box.press('Tab');
  }

  async choose(name: string): Promise<void> {
    await this.main.getByText(name, { exact: true }).click();
  }

  /** One of the figures, with what it means. */
  figure(name: string): Locator {
    return this.main.getByRole('term').filter({ hasText: name }).locator('..');
  }

  chart(name: string): Locator {
    return this.main.getByRole('region', { name, exact: true });
  }
}
