import { describe, expect, it } from 'vitest';
import { socketPath } from './socket-path.ts';

describe('where a core listens', () => {
  it('is in its data folder where a socket may have so long a path', () => {
    expect(socketPath('/home/ada/run', 'linux')).toBe('/home/ada/run/core.sock');
  });

  it('is elsewhere, but for each folder its own, where it may not', () => {
    const [first, second] = [`/${'ä'.repeat(60)}/run`, `/${'ö'.repeat(60)}/run`];
    const paths = [first, second].map((run) => socketPath(run, 'linux'));
    expect(new Set(paths).size).toBe(2);
    for (const path of paths) expect(Buffer.byteLength(path)).toBeLessThanOrEqual(100);
    expect(socketPath(first, 'linux')).toBe(paths[0]);
  });

  it('is a named pipe on Windows', () => {
    expect(socketPath('C:\\Meadow\\run', 'win32')).toMatch(/^\\\\\.\\pipe\\meadow-[0-9a-f]{24}$/);
  });
});
