import type { ElectronParts } from './electron-parts.ts';
import type { Words } from './words/en.ts';

export interface ElsewhereParts {
  electron: Pick<ElectronParts, 'clipboard' | 'dialog' | 'shell'>;
  words(): Words;
  /** The browser did not open, or nothing was copied. */
  onTrouble(thrown: unknown): void;
}

const COPY = 1;
const QUIT = 2;

/**
 * Meadow is open in the browser at `url`: sends the person there. Where no browser opens, the address is shown, to be
 * copied, until they quit. Resolves when this Meadow is of no more use.
 */
export async function sendElsewhere(url: string, { electron, words, onTrouble }: ElsewhereParts): Promise<void> {
  const { clipboard, dialog, shell } = electron;
  const opens = () =>
    shell.openExternal(url).then(
      () => true,
      (thrown: unknown) => {
        onTrouble(thrown);
        return false;
      },
    );
  let isOpen = await opens();
  while (!isOpen) {
    const { elsewhere, crash } = words();
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message: elsewhere.title,
      detail: elsewhere.detail(url),
      buttons: [elsewhere.again, elsewhere.copy, crash.quit],
      defaultId: COPY,
      cancelId: QUIT,
      noLink: true,
    });
    if (response === QUIT) return;
    if (response === COPY) await clipboard.writeText(url).catch(onTrouble);
    else isOpen = await opens();
  }
}
