import type { Locator, Page } from '@playwright/test';
import type { Window } from './window.ts';

/** Photos become a version. */
export class TrainPage {
  readonly page: Page;
  readonly window: Window;
  readonly start: Locator;
  readonly cancel: Locator;
  readonly resume: Locator;
  readonly progress: Locator;
  readonly stages: Locator;
  readonly main: Locator;

  constructor(window: Window) {
    const { page } = window;
    this.page = page;
    this.window = window;
    this.main = page.getByRole('main');
    this.start = this.main.getByRole('button', { name: /^(Train|Retrain)$/ });
    this.cancel = this.main.getByRole('button', { name: 'Cancel' });
    this.resume = this.main.getByRole('button', { name: 'Go on' });
    this.progress = this.main.getByRole('progressbar', { name: 'Progress of the training' });
    this.stages = page.getByRole('list', { name: 'Stages' }).getByRole('listitem');
  }

  open(): Promise<void> {
    return this.window.goTo('Train');
  }

  /** The panel of the last training, once it made that version. */
  ready(version: string): Locator {
    return this.main.getByText(`${version} is ready`);
  }
}
