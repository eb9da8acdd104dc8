import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiagnosticsFile } from '../../contract/desk.ts';
import type { FaultShape } from '../../contract/errors.ts';
import type { ElectronParts } from '../electron-parts.ts';
import { faultOf } from '../fault-of.ts';
import type { Words } from '../words/en.ts';
import { asOneText, bundleName, bundleOf } from './bundle.ts';

export interface DiagnosticsDesk {
  /** Puts the bundle together, to be shown. */
  prepare(): Promise<DiagnosticsFile[]>;
  /** Saves what was prepared last, where the person says; undefined where they think better of it. */
  save(): Promise<string | undefined>;
  /** Shows the list in the system's own dialogs, has it read and saved: for when there is no window to show it in. */
  askNatively(): Promise<void>;
}

export interface DeskDiagnosticsParts {
  electron: Pick<ElectronParts, 'app' | 'dialog' | 'shell'>;
  collect(): Promise<DiagnosticsFile[]>;
  words(): Words;
}

export function createDiagnosticsDesk({ electron, collect, words }: DeskDiagnosticsParts): DiagnosticsDesk {
  const { app, dialog, shell } = electron;
  let prepared: DiagnosticsFile[] | undefined;

  async function prepare(): Promise<DiagnosticsFile[]> {
    prepared = await collect();
    return prepared;
  }

  async function save(): Promise<string | undefined> {
    const files = prepared ?? (await prepare());
    const name = bundleName(new Date());
    const { canceled, filePath } = await dialog.showSaveDialog({
      defaultPath: join(app.getPath('downloads'), `${name}.zip`),
      filters: [{ name: 'ZIP', extensions: ['zip'] }],
    });
    if (canceled || !filePath) return undefined;
    await writeFile(filePath, bundleOf(name, files), { mode: 0o600 });
    shell.showItemInFolder(filePath);
    return filePath;
  }

  /** The system's own program for texts shows it. */
  async function showText(files: readonly DiagnosticsFile[]): Promise<void> {
    const folder = join(app.getPath('userData'), 'diagnostics');
    const file = join(folder, 'diagnostics.txt');
    await mkdir(folder, { recursive: true });
    await writeFile(file, asOneText(files), { mode: 0o600 });
    await shell.openPath(file);
  }

  /** No window tells of it. */
  async function tellOfFailure({ message, hint, details }: FaultShape, { crash }: Words): Promise<void> {
    const [title, detail] =
      details.file === undefined ? [message, hint] : [crash.unwritten(String(details.file)), crash.elsewhere];
    await dialog.showMessageBox({ type: 'error', message: title, detail, noLink: true });
  }

  return {
    prepare,
    save,
    async askNatively() {
      const files = await prepare();
      const { crash } = words();
      for (;;) {
        const { response } = await dialog.showMessageBox({
          type: 'info',
          message: crash.diagnostics.replace('…', ''),
          detail: crash.files(files.map(({ name, text }) => `${name} (${Buffer.byteLength(text)} B)`).join('\n')),
          buttons: [crash.read, crash.save, crash.cancel],
          defaultId: 0,
          cancelId: 2,
          noLink: true,
        });
        if (response !== 0 && response !== 1) return;
        try {
          if (response === 0) await showText(files);
          else return void (await save());
        } catch (thrown) {
          await tellOfFailure(faultOf(thrown), words());
        }
      }
    },
  };
}
