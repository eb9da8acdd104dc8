import { basename } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Window } from './window.ts';

/** The photos of a project. */
export class PhotosPage {
  readonly page: Page;
  readonly window: Window;
  readonly grid: Locator;
  readonly photos: Locator;
  readonly selected: Locator;
  readonly bar: Locator;
  readonly details: Locator;
  readonly report: Locator;
  readonly search: Locator;
  readonly label: Locator;
  readonly undo: Locator;
  readonly redo: Locator;
  readonly corrections: Locator;
  readonly dialog: Locator;

  constructor(window: Window) {
    const { page } = window;
    this.page = page;
    this.window = window;
    this.grid = page.getByRole('listbox', { name: 'Photos of the project' });
    this.photos = this.grid.getByRole('option');
    this.selected = this.grid.getByRole('option', { selected: true });
    this.bar = page.getByRole('region', { name: 'Selected photos' });
    this.details = page.getByRole('complementary', { name: 'Details of the photo' });
    this.report = page.getByRole('region', { name: 'What was added' });
    this.search = page.getByRole('searchbox');
    this.label = page.getByRole('combobox', { name: 'Label' });
    this.undo = page.getByRole('main').getByRole('button', { name: /^Undo:/ });
    this.redo = page.getByRole('main').getByRole('button', { name: /^Redo:/ });
    this.corrections = page.getByRole('group', { name: 'Corrections' }).getByRole('listitem');
    this.dialog = page.getByRole('dialog');
  }

  open(): Promise<void> {
    return this.window.goTo('Photos');
  }

  async tab(name: 'All' | 'Checks' | 'Corrections' | 'Bin'): Promise<void> {
    const tabs = this.page.getByRole('navigation', { name: 'Views' });
    await tabs.getByRole('link', { name: new RegExp(`^${name}`) }).click();
  }

  /** Makes a project whose classes are the folders that are added to it, and works on it. */
  async createProject(name: string): Promise<void> {
    await this.menu('New project');
    await this.dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.dialog.getByText('From folders').click();
    await this.dialog.getByRole('button', { name: 'Create project' }).click();
    await this.current(name).waitFor();
  }

  async switchTo(name: string): Promise<void> {
    await this.menu(name);
    await this.current(name).waitFor();
  }

  async addFolder(folder: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Add photos' }).click();
    await this.page.getByRole('menuitem', { name: 'A folder' }).click();
    await (await chooser).setFiles(folder);
  }

  async addFiles(files: string[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.keyboard.press('Control+o');
    await (await chooser).setFiles(files);
  }

  photo(file: string): Locator {
    return this.photos.filter({ has: this.page.getByRole('img', { name: basename(file) }) });
  }

  private current(name: string): Locator {
    return this.page.getByRole('button', { name: `Project: ${name}` }).first();
  }

  private async menu(item: string): Promise<void> {
    await this.page
      .getByRole('button', { name: /^Project: / })
      .first()
      .click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }
}
