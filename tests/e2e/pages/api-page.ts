import type { Locator } from '@playwright/test';
import type { Window } from './window.ts';

/** The local API. */
export class ApiPage {
  readonly window: Window;
  readonly state: Locator;
  readonly on: Locator;
  readonly requireKey: Locator;
  readonly showKey: Locator;
  readonly port: Locator;
  readonly apply: Locator;
  readonly snippet: Locator;
  readonly log: Locator;
  readonly answer: Locator;

  constructor(window: Window) {
    const { page } = window;
    this.window = window;
    this.state = page.locator('header strong');
    this.on = page.getByRole('switch', { name: 'Other programs may ask' });
    this.requireKey = page.getByRole('switch', { name: 'Ask for the key' });
    this.showKey = page.getByRole('button', { name: 'Show the key in the example' });
    this.port = page.getByRole('textbox', { name: 'Port' });
    this.apply = page.getByRole('button', { name: 'Apply' });
    this.snippet = page.getByRole('group', { name: 'curl' });
    this.log = page.getByRole('region', { name: 'Last requests' });
    this.answer = page.getByRole('group', { name: 'Answer' });
  }

  open(): Promise<void> {
    return this.window.visit('/api');
  }

  async tryPhoto(file: string): Promise<void> {
    const chooser = this.window.page.waitForEvent('filechooser');
    await this.window.page.getByRole('button', { name: 'Choose a photo' }).click();
    await (await chooser).setFiles(file);
  }
}
