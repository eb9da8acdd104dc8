import type { FileChooser, Locator } from '@playwright/test';
import type { Window } from './window.ts';

/** The object store of the stack: buckets, what is in them, users, rules. */
export class StorePage {
  readonly window: Window;
  readonly main: Locator;
  readonly buckets: Locator;
  readonly users: Locator;
  readonly rules: Locator;
  readonly entries: Locator;
  readonly dialog: Locator;
  readonly uploads: Locator;
  readonly selection: Locator;
  readonly pane: Locator;
  readonly search: Locator;

  constructor(window: Window) {
    const { page } = window;
    this.window = window;
    this.main = page.getByRole('main');
    this.buckets = page.getByRole('list', { name: 'Buckets' }).getByRole('listitem');
    this.users = page.getByRole('list', { name: 'Users' }).locator('> li');
    this.rules = page.getByRole('list', { name: 'Clearing rules' }).getByRole('listitem');
    this.entries = page.getByRole('listbox', { name: 'What lies here' }).getByRole('option');
    this.dialog = page.getByRole('dialog');
    this.uploads = page.getByRole('region', { name: 'Uploads' });
    this.selection = page.getByRole('region', { name: 'What is selected' });
    this.pane = page.getByLabel('Details of the object');
    this.search = page.getByRole('searchbox');
  }

  open(): Promise<void> {
    return this.window.goTo('Store');
  }

  bucket(name: string): Locator {
    const { page } = this.window;
    return this.buckets.filter({ has: page.getByRole('heading', { name }) });
  }

  user(name: string): Locator {
    const { page } = this.window;
    return this.users.filter({ has: page.getByRole('heading', { name }) });
  }

  entry(name: string): Locator {
    return this.entries.filter({ hasText: name });
  }

  async openBucket(name: string): Promise<void> {
    await this.open();
    await this.bucket(name).getByRole('link', { name }).click();
  }

  async openEntry(name: string): Promise<void> {
    await this.entry(name).getByText(name, { exact: true }).click();
  }

  /** What is wanted seldom, behind the last button of a card. */
  async more(name: string, what: string): Promise<void> {
    const { page } = this.window;
    await page.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('menuitem', { name: what }).click();
  }

  async upload(files: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
    const { page } = this.window;
    const chosen = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    await (await chosen).setFiles(files);
  }
}
