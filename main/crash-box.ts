import type { ElectronParts } from './electron-parts.ts';
import type { Words } from './words/en.ts';

export interface Crash {
  title: string;
  detail: string;
  restart(): void;
  diagnose(): Promise<void>;
  quit(): void;
}

/** Tells of a crash in the system's own dialog, and does what the person chooses. */
export async function tellOfCrash(dialog: ElectronParts['dialog'], { crash }: Words, what: Crash): Promise<void> {
  for (;;) {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      message: what.title,
      detail: what.detail,
      buttons: [crash.restart, crash.diagnostics, crash.quit],
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    });
    if (response === 0) return what.restart();
    if (response !== 1) return what.quit();
    await what.diagnose();
  }
}
