import type { Locator } from '@playwright/test';
import type { Window } from './window.ts';

/** What is given to a field for files. */
interface GivenPhoto {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** What is deployed of a project, and the way to deploy it. */
export class DeployPage {
  readonly window: Window;
  readonly main: Locator;
  readonly state: Locator;
  readonly copies: Locator;
  readonly targets: Locator;
  readonly answer: Locator;
  readonly dialog: Locator;
  readonly lines: Locator;
  /** Champion and canary, or the way to one. */
  readonly canary: Locator;
  readonly compared: Locator;

  constructor(window: Window) {
    const { page } = window;
    this.window = window;
    this.main = page.getByRole('main');
    this.state = this.main.getByRole('banner').or(this.main.locator('header')).getByRole('status').first();
    this.copies = page.getByRole('list', { name: 'Copies' }).getByRole('listitem');
    this.targets = page.getByRole('radiogroup', { name: 'Where' });
    this.answer = page.getByRole('region', { name: 'What it says' });
    this.dialog = page.getByRole('dialog');
    this.canary = this.main
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'Canary', exact: true }) });
    this.compared = page.getByRole('group', { name: 'Champion and canary' });
    this.lines = page.getByRole('group', { name: 'Lines of the log' }).getByRole('listitem');
  }

  open(): Promise<void> {
    return this.window.goTo('Deploy');
  }

  button(name: string | RegExp): Locator {
    return this.main.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** The copies that are ready, with the version they answer with. */
  ready(version: string): Locator {
    return this.copies
      .filter({ hasText: version })
      .filter({ hasText: 'Model loaded, its hash and ten reference photos right' });
  }

  /** Starts a canary from the page, which only a person then promotes. */
  async tryVersion(version: string, percent: number): Promise<void> {
    await this.canary.getByRole('button', { name: 'Try a version…' }).click();
    await this.dialog.getByLabel('Version').selectOption(version);
    await this.dialog.getByLabel('Percent of the photos').fill(String(percent));
    await this.dialog.getByRole('checkbox').check();
    await this.dialog.getByRole('button', { name: 'Start it' }).click();
  }

  /** A figure of the comparison: the champion's and the canary's. */
  figure(name: string): Locator {
    return this.compared.getByRole('row', { name }).getByRole('cell');
  }

  /** Photos for what is deployed, each over a connection of its own, so that every copy gets some. */
  async load(photo: Buffer, photos: number): Promise<number[]> {
    const address = await this.main.locator('code').first().textContent();
    const statuses: number[] = [];
    for (let sent = 0; sent < photos; sent++) {
      const answer = await fetch(`${address}/v1/predict`, {
        method: 'POST',
        headers: { 'content-type': 'image/jpeg', connection: 'close' },
        body: new Uint8Array(photo),
      });
      await answer.arrayBuffer();
      statuses.push(answer.status);
    }
    return statuses;
  }

  /** Chooses a photo to be sent to what is deployed. */
  async test(photo: GivenPhoto): Promise<void> {
    await this.main.locator('input[type=file]').setInputFiles(photo);
  }

  /** Drops a photo where it is to be tested. */
  async drop({ name, mimeType, buffer }: GivenPhoto): Promise<void> {
    const { page } = this.window;
    const dataTransfer = await page.evaluateHandle(
      ({ bytes, name, type }) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
        return transfer;
      },
      { bytes: [...buffer], name, type: mimeType },
    );
    await this.main.getByText('or drop one here').dispatchEvent('drop', { dataTransfer });
  }
}
