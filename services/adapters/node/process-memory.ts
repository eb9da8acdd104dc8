import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Bytes, from the text of Linux's /proc/PID/status. */
export const residentOnLinux = (text: string): number | undefined => {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(text)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
};

/** Bytes, from a line of Windows' `tasklist /FO CSV`: whatever stands between the digits is the language's. */
export const residentOnWindows = (line: string): number | undefined => {
  const digits = /"([^"]*)"\s*$/.exec(line.trim())?.[1]?.replace(/\D/g, '');
  return digits ? Number(digits) * 1024 : undefined;
};

/** Bytes a process has in memory; undefined where the system does not tell. */
export const memoryOf = async (pid: number, platform = process.platform): Promise<number | undefined> => {
  try {
    if (platform === 'linux') return residentOnLinux(await readFile(`/proc/${pid}/status`, 'utf8'));
    if (platform === 'win32')
      return residentOnWindows((await run('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'])).stdout);
    return Number((await run('ps', ['-o', 'rss=', '-p', String(pid)])).stdout.trim()) * 1024 || undefined;
  } catch {
    return undefined;
  }
};
