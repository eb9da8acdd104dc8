import type { Locator, Page } from '@playwright/test';
import type { Window } from './window.ts';

/** Trainings that begin by themselves. */
export class TriggersPage {
  readonly page: Page;
  readonly window: Window;
  readonly main: Locator;
  readonly decisions: Locator;

  constructor(window: Window) {
    this.page = window.page;
    this.window = window;
    this.main = window.page.getByRole('main');
    this.decisions = this.main.getByRole('list', { name: 'Last decisions' }).getByRole('listitem');
  }

  open(): Promise<void> {
    return this.window.visit('/train/triggers');
  }

  card(name: string): Locator {
    return this.main.getByRole('region', { name, exact: true });
  }

  /** What the card says when it is asked what it would do now. */
  async dryRun(name: string): Promise<Locator> {
    await this.card(name).getByRole('button', { name: 'Dry run' }).click();
    return this.card(name).getByRole('status');
  }
}
