import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes of a Unix socket's path; macOS takes 103, Linux 107. */
const LONGEST = 100;

/** Where the core of a data folder listens: a Unix socket in it, or a named pipe on Windows. */
export const socketPath = (run: string, platform: NodeJS.Platform = process.platform): string => {
  const name = createHash('sha256').update(run).digest('hex').slice(0, 24);
  if (platform === 'win32') return `\\\\.\\pipe\\meadow-${name}`;
  const inside = join(run, 'core.sock');
  return Buffer.byteLength(inside) <= LONGEST ? inside : join(tmpdir(), `meadow-${name}.sock`);
};
