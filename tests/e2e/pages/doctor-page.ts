import type { Locator } from '@playwright/test';
import type { Window } from './window.ts';

/** What Meadow stands on. */
export class DoctorPage {
  readonly window: Window;
  readonly checks: Locator;
  readonly verdict: Locator;
  readonly again: Locator;

  constructor(window: Window) {
    const { page } = window;
    this.window = window;
    this.checks = page.getByRole('main').getByRole('listitem');
    this.verdict = page.getByRole('main').getByRole('status');
    this.again = page.getByRole('button', { name: 'Run again' });
  }

  open(): Promise<void> {
    return this.window.goTo('Doctor');
  }
}
