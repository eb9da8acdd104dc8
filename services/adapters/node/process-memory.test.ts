import { expect, it } from 'vitest';
import { memoryOf, residentOnLinux, residentOnWindows } from './process-memory.ts';

it('the memory of a process is read from what each system says', () => {
  expect(residentOnLinux('Name:\tnode\nVmRSS:\t  123456 kB\n')).toBe(123_456 * 1024);
  expect(residentOnLinux('Name:\tkthreadd\n')).toBeUndefined();
  expect(residentOnWindows('"node.exe","512","Console","1","123,456 K"\r\n')).toBe(123_456 * 1024);
  expect(residentOnWindows('"node.exe","512","Console","1","123\u00a0456 Ko"')).toBe(123_456 * 1024);
  expect(residentOnWindows('INFO: No tasks are running')).toBeUndefined();
});

it.runIf(process.platform === 'linux')(
  'is about what Node says of itself, and nothing of one that is gone',
  async () => {
    const mine = (await memoryOf(process.pid)) ?? 0;
    expect(mine / process.memoryUsage.rss()).toBeGreaterThan(0.5);
    expect(mine / process.memoryUsage.rss()).toBeLessThan(2);
    expect(await memoryOf(2 ** 22 + 1)).toBeUndefined();
  },
);
