import type { Locator } from '@playwright/test';
import type { Window } from './window.ts';

/** The Compose stack, its services and their log. */
export class StackPage {
  readonly window: Window;
  readonly main: Locator;
  readonly state: Locator;
  readonly services: Locator;
  readonly once: Locator;
  readonly start: Locator;
  readonly stop: Locator;
  readonly dialog: Locator;
  readonly lines: Locator;

  constructor(window: Window) {
    const { page } = window;
    this.window = window;
    this.main = page.getByRole('main');
    this.state = this.main.getByRole('status').first();
    this.services = page.getByRole('list', { name: 'Services' }).getByRole('listitem');
    this.once = page.getByRole('list', { name: 'Done once, before all else' }).getByRole('listitem');
    this.start = page.getByRole('button', { name: 'Start the stack' });
    this.stop = page.getByRole('button', { name: 'Stop the stack' });
    this.dialog = page.getByRole('dialog');
    this.lines = page.getByRole('group', { name: 'Lines of the log' }).getByRole('listitem');
  }

  open(): Promise<void> {
    return this.window.goTo('Stack');
  }

  /** The card of a service. */
  service(name: string): Locator {
    const { page } = this.window;
    return this.main.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
  }

  /** A part of the page, by its title. */
  panel(title: string): Locator {
    const { page } = this.window;
    return this.main.locator('section').filter({ has: page.getByRole('heading', { name: title }) });
  }

  /** What is wanted seldom of a service, behind its last button. */
  async more(name: string, what: string): Promise<void> {
    const { page } = this.window;
    await page.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('menuitem', { name: what }).click();
  }
}
