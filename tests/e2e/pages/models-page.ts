import type { Locator } from '@playwright/test';
import type { Window } from './window.ts';

/** The trained versions, the page of each, and two side by side. */
export class ModelsPage {
  readonly window: Window;
  readonly versions: Locator;
  readonly trend: Locator;
  readonly history: Locator;
  readonly matrix: Locator;
  readonly gate: Locator;
  readonly limits: Locator;
  readonly rollBack: Locator;
  readonly compare: Locator;
  readonly makeLive: Locator;
  readonly makeLiveAnyway: Locator;
  readonly dialog: Locator;
  readonly one: Locator;
  readonly other: Locator;

  constructor(window: Window) {
    const { page } = window;
    this.window = window;
    this.versions = page.getByRole('list', { name: 'Versions' }).getByRole('listitem');
    this.trend = page.getByRole('img', { name: /: test result \d+/ });
    this.history = page.getByRole('group', { name: 'Which version answered when' }).getByRole('row');
    this.matrix = page.getByRole('group', { name: 'What was called what' }).getByRole('table');
    this.gate = page.locator('section', { has: page.getByRole('heading', { name: 'What the gate says' }) });
    this.limits = page.getByRole('heading', { name: 'Do not trust it with' });
    this.rollBack = page.getByRole('button', { name: 'Roll back' });
    this.compare = page.getByRole('link', { name: 'Compare', exact: true });
    this.makeLive = page.getByRole('button', { name: 'Make it live', exact: true });
    this.makeLiveAnyway = page.getByRole('main').getByRole('button', { name: 'Make it live anyway' });
    this.dialog = page.getByRole('dialog');
    this.one = page.getByRole('combobox', { name: 'One version' });
    this.other = page.getByRole('combobox', { name: 'The other version' });
  }

  open(): Promise<void> {
    return this.window.goTo('Models');
  }

  /** The card of a version in the list. */
  version(name: string): Locator {
    const { page } = this.window;
    return this.versions.filter({ has: page.getByRole('heading', { name, exact: true }) });
  }

  /** Opens the page of a version. */
  async show(name: string): Promise<void> {
    await this.window.visit(`/models/${name}`);
    await this.window.title.filter({ hasText: name }).waitFor();
  }

  /** The cell of the matrix that counts photos of a class by what they were called. */
  cell(label: string, verdict: string): Locator {
    return this.matrix.getByRole('button', { name: new RegExp(`^${label} called ${verdict}:`) });
  }

  /** Works on another project from now on. */
  async select(project: string): Promise<void> {
    const { page } = this.window;
    await page
      .getByRole('button', { name: /^Project/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: project }).click();
  }
}
