import type { Locator, Page } from '@playwright/test';
import type { Window } from './window.ts';

/** What the stack's Airflow runs. */
export class PipelinesPage {
  readonly page: Page;
  readonly window: Window;
  readonly main: Locator;
  readonly pipelines: Locator;
  readonly runs: Locator;
  readonly tasks: Locator;

  constructor(window: Window) {
    const { page } = window;
    this.page = page;
    this.window = window;
    this.main = page.getByRole('main');
    this.pipelines = this.main.getByRole('list', { name: 'Pipelines' }).getByRole('listitem');
    this.runs = this.main.getByRole('list', { name: 'Runs' }).getByRole('listitem');
    this.tasks = this.main.getByRole('list', { name: 'Tasks', exact: true }).getByRole('listitem');
  }

  open(): Promise<void> {
    return this.window.goTo('Pipelines');
  }

  pipeline(name: string): Locator {
    return this.pipelines.filter({ has: this.page.getByRole('heading', { name, exact: true }) });
  }

  task(name: string): Locator {
    return this.tasks.filter({ hasText: name });
  }
}
