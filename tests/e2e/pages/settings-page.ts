import type { Locator } from '@playwright/test';
import type { Window } from './window.ts';

/** What a person can set. */
export class SettingsPage {
  readonly window: Window;
  readonly keep: Locator;
  readonly days: Locator;

  constructor(window: Window) {
    const { page } = window;
    this.window = window;
    this.keep = page.getByRole('switch', { name: 'Keep predictions' });
    this.days = page.getByRole('textbox', { name: 'Days' });
  }

  open(): Promise<void> {
    return this.window.visit('/settings');
  }

  async choose(name: string): Promise<void> {
    await this.window.page.getByText(name, { exact: true }).click();
  }
}
