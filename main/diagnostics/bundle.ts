import { strToU8, zipSync } from 'fflate';
import type { DiagnosticsFile } from '../../contract/desk.ts';

/** The files as one zip archive, below a folder of its name, so that unpacking it strews nothing. */
export function bundleOf(name: string, files: readonly DiagnosticsFile[]): Uint8Array {
  return zipSync(Object.fromEntries(files.map((file) => [`${name}/${file.name}`, strToU8(file.text)])));
}

export const bundleName = (now: Date): string => `meadow-diagnostics-${now.toISOString().slice(0, 10)}`;

/** All files in one text, as a person reads them before they are saved. */
export const asOneText = (files: readonly DiagnosticsFile[]): string =>
  files.map(({ name, text }) => `── ${name} ──\n${text}`).join('\n\n');
