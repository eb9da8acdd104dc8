import type { Locator, Page } from '@playwright/test';

/** The field that finds every page and action. */
export class Palette {
  readonly page: Page;
  readonly field: Locator;
  readonly found: Locator;
  readonly chosen: Locator;

  constructor(page: Page) {
    this.page = page;
    this.field = page.getByRole('combobox', { name: /^(Page, action or project|Page, action ou projet)$/ });
    this.found = page.getByRole('listbox', { name: /^(Found|Trouvé)$/ }).getByRole('option');
    this.chosen = this.found.and(page.locator('[aria-selected=true]'));
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.field.and(this.page.locator(':focus')).waitFor();
  }

  /** Does what a few letters find first. */
  async run(letters: string): Promise<void> {
    await this.open();
    await this.page.keyboard.type(letters);
    await this.page.keyboard.press('Enter');
    await this.field.waitFor({ state: 'hidden' });
  }
}
