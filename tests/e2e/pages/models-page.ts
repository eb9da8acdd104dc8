import type { Locator } from '@playwright/test';
import type { Window } from './window.ts';

/** The trained versions, and the card of each. */
export class ModelsPage {
  readonly window: Window;
  readonly versions: Locator;
  readonly matrix: Locator;
  readonly limits: Locator;

  constructor(window: Window) {
    const { page } = window;
    this.window = window;
    this.versions = page.getByRole('main').getByRole('listitem');
    this.matrix = page.getByRole('region', { name: 'What was called what' }).getByRole('table');
    this.limits = page.getByRole('heading', { name: 'Do not trust it with' });
  }

  open(): Promise<void> {
    return this.window.goTo('Models');
  }
}
