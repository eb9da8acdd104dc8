import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own that can be full or only readable; also root cannot write there then. */
export interface SmallDisk {
  folder: string;
  /** Leaves nothing free. */
  fill(): void;
  /** Gives back what `fill` took. */
  free(): void;
  readOnly(): void;
  writable(): void;
  close(): void;
}

const mount = (...words: string[]) => execFileSync('mount', words, { stdio: 'ignore' });

const unmount = (folder: string) => execFileSync('umount', ['-l', folder], { stdio: 'ignore' });

export function openSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'meadow-disk-'));
  const filler = join(folder, 'filler');
  const aside = mkdtempSync(join(tmpdir(), 'meadow-disk-aside-'));
  mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder);
  let covered = false;
  const free = () => rmSync(filler, { force: true });
  const writable = () => {
    if (covered) unmount(folder);
    covered = false;
  };
  return {
    folder,
    free,
    fill() {
      const file = openSync(filler, 'a');
      try {
        for (;;) writeSync(file, Buffer.alloc(65_536));
      } catch {
        // No more fits.
      } finally {
        closeSync(file);
      }
    },
    readOnly() {
      if (covered) return;
      // Over it, because a disk on which files are open cannot be made so; and made so aside, where nobody writes.
      mount('--bind', folder, aside);
      mount('-o', 'remount,bind,ro', aside);
      mount('--bind', aside, folder);
      unmount(aside);
      covered = true;
    },
    writable,
    close() {
      writable();
      unmount(folder);
      rmSync(folder, { recursive: true });
      rmSync(aside, { recursive: true });
    },
  };
}

/** Why no small disk can be made here; undefined where one can. */
export const noSmallDisk: string | undefined = (() => {
  try {
    openSmallDisk(1).close();
    return undefined;
  } catch {
    return 'only root may mount a disk, on Linux';
  }
})();
