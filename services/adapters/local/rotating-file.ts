import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface RotatingFile {
  write(line: string): void;
  close(): void;
}

/**
 * A file that begins anew when it has grown to `bytes`; `old` of its predecessors are kept as `file.1`, `file.2` and
 * so on. Writes at once, so that the last words of a program that dies are there.
 */
export const openRotatingFile = (file: string, { bytes, old }: { bytes: number; old: number }): RotatingFile => {
  const open = () => openSync(file, 'a', 0o600);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  let handle = open();
  let size = fstatSync(handle).size;

  const rotate = () => {
    const full = handle;
    rmSync(`${file}.${old}`, { force: true });
    for (let number = old - 1; number >= 0; number--) {
      const from = number === 0 ? file : `${file}.${number}`;
      try {
        renameSync(from, `${file}.${number + 1}`);
      } catch {
        // There are not that many yet, or another process has just moved it.
      }
    }
    handle = open();
    closeSync(full);
    size = fstatSync(handle).size;
  };

  return {
    write(line) {
      try {
        if (size > 0 && size + Buffer.byteLength(line) > bytes) rotate();
        size += writeSync(handle, line);
      } catch {
        // A full disk must not end the program that tells about it.
      }
    },
    close: () => closeSync(handle),
  };
};
