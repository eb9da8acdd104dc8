import type { Locator, Page } from '@playwright/test';
import type { Window } from './window.ts';

/** How the live version does. */
export class MonitoringPage {
  readonly page: Page;
  readonly window: Window;
  readonly main: Locator;
  /** The open alerts. */
  readonly alerts: Locator;
  /** What was just raised, over whatever page is open. */
  readonly toast: Locator;

  constructor(window: Window) {
    this.page = window.page;
    this.window = window;
    this.main = window.page.getByRole('main');
    this.alerts = this.main.getByRole('list', { name: 'Open alerts' }).getByRole('listitem');
    this.toast = window.page.getByRole('region', { name: 'New alert' });
  }

  open(): Promise<void> {
    return this.window.visit('/monitoring');
  }

  /** The link in the rail, by how many new alerts it says there are. */
  railLink(alerts: number): Locator {
    const words = alerts === 1 ? '1 new alert' : `${alerts} new alerts`;
    return this.window.rail.getByRole('link', {
      name: alerts === 0 ? 'Monitoring' : new RegExp(`^Monitoring .*${words}$`),
      exact: true,
    });
  }

  /** A part of the page: a chart, a respect in which photos drift. */
  part(name: string): Locator {
    return this.main.getByRole('region', { name, exact: true });
  }

  /** One of the figures at the top, with what it means. */
  figure(name: string): Locator {
    return this.main.getByRole('term').filter({ hasText: name }).locator('..');
  }

  async set(field: string, value: number): Promise<void> {
    const box = this.main.getByRole('textbox', { name: field, exact: true });
    await box.fill(String(value));
    await box.press('Enter');
  }
}
