import type { Locator } from '@playwright/test';
import type { Window } from './window.ts';

/** Every prediction that is kept. */
export class HistoryPage {
  readonly window: Window;
  readonly rows: Locator;
  readonly search: Locator;
  readonly project: Locator;
  readonly verdict: Locator;
  readonly pane: Locator;
  readonly all: Locator;
  readonly delete: Locator;
  readonly dialog: Locator;
  readonly nothing: Locator;

  constructor(window: Window) {
    const { page } = window;
    this.window = window;
    this.rows = page.getByRole('row').filter({ has: page.getByRole('checkbox', { name: /^Select (?!all)/ }) });
    this.search = page.getByRole('searchbox');
    this.project = page.getByRole('combobox', { name: 'Project' });
    this.pane = page.locator('[aria-label="The prediction"]');
    this.verdict = page.getByRole('combobox', { name: 'Verdict' });
    this.all = page.getByRole('checkbox', { name: 'Select all that match' });
    this.delete = page.getByRole('button', { name: /^Delete \d/ }).first();
    this.dialog = page.getByRole('dialog');
    this.nothing = page.getByRole('heading', { name: 'No prediction yet' });
  }

  open(): Promise<void> {
    return this.window.goTo('History');
  }

  row(photo: string): Locator {
    return this.rows.filter({ hasText: photo });
  }

  /** Deletes whatever earlier tests have left. */
  async clear(): Promise<void> {
    await this.open();
    await this.nothing.or(this.rows.first()).waitFor();
    if (await this.nothing.isVisible()) return;
    await this.all.check();
    await this.delete.click();
    await this.confirm();
    await this.nothing.waitFor();
  }

  async confirm(): Promise<void> {
    await this.dialog.getByRole('button', { name: /for good$/ }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
