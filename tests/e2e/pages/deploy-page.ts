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

  constructor(window: Window) {
    const { page } = window;
    this.window = window;
    this.main = page.getByRole('main');
    this.state = this.main.getByRole('banner').or(this.main.locator('header')).getByRole('status').first();
    this.copies = page.getByRole('list', { name: 'Copies' }).getByRole('listitem');
    this.targets = page.getByRole('radiogroup', { name: 'Where' });
    this.answer = page.getByRole('region', { name: 'What it says' });
    this.dialog = page.getByRole('dialog');
    this.lines = page.getByRole('region', { name: 'Lines of the log' }).getByRole('listitem');
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
