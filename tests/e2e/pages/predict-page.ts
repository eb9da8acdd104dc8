import type { Locator, Page } from '@playwright/test';
import type { Window } from './window.ts';

/** Photos in, verdicts out. */
export class PredictPage {
  readonly page: Page;
  readonly dropZone: Locator;
  readonly results: Locator;
  readonly options: Locator;
  readonly progress: Locator;
  readonly cancel: Locator;
  readonly search: Locator;
  readonly sort: Locator;
  readonly details: Locator;
  readonly heatmap: Locator;
  readonly heatmapPicture: Locator;
  readonly head: Locator;

  constructor({ page }: Window) {
    this.page = page;
    this.dropZone = page.getByText('Drop photos or a folder');
    this.results = page.getByRole('listbox', { name: 'Results' });
    this.options = this.results.getByRole('option');
    this.progress = page.getByRole('progressbar', { name: 'Photos done' });
    this.cancel = page.getByRole('button', { name: 'Cancel', exact: true });
    this.search = page.getByRole('searchbox');
    this.sort = page.getByRole('combobox', { name: 'Order' });
    this.details = page.getByRole('complementary', { name: 'Details of the photo' });
    this.heatmap = page.getByRole('switch', { name: 'Heatmap' });
    this.heatmapPicture = page.getByRole('img', { name: /Heatmap/ });
    this.head = page.locator('header').first();
  }

  /** Chooses photos with the button; a folder's path stands for the folder. */
  async choose(files: string | string[]): Promise<void> {
    const folder = typeof files === 'string';
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: folder ? 'Choose a folder' : 'Choose photos' }).click();
    await (await chooser).setFiles(files);
  }

  /** Drops files on the window, as a hand would. */
  async drop(files: { name: string; type: string; bytes: Buffer }[]): Promise<void> {
    const given = files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') }));
    await this.page.evaluate((dropped) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of dropped) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      for (const kind of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    }, given);
  }

  /** Waits until the batch says that it is through. */
  async done(): Promise<void> {
    await this.head.getByText(/^Done/).waitFor({ timeout: 60_000 });
  }

  /** A chip above the results, such as `dandelion` or `Not read`. */
  filter(name: string): Locator {
    return this.page.getByRole('group', { name: 'Show only' }).getByRole('button', { name: new RegExp(`^${name}`) });
  }

  /** How many photos a chip counts. */
  async count(name: string): Promise<number> {
    return Number(/\d+$/.exec((await this.filter(name).textContent()) ?? '')?.[0]);
  }

  async export(kind: 'Table (CSV)' | 'Data (JSON)'): Promise<string> {
    await this.page.getByRole('button', { name: 'Export' }).click();
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name: kind }).click();
    return (await download).path();
  }
}
