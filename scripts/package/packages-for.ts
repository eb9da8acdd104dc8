import type { LockFile } from '../lock-subset.ts';

export type Platform = 'linux' | 'darwin' | 'win32';
export type Architecture = 'x64' | 'arm64';

/** Whether a list such as `["linux"]` or `["!win32"]` of a lock file has the word. */
const has = (list: readonly string[] | undefined, word: string): boolean => {
  if (list === undefined) return true;
  const wanted = list.filter((each) => !each.startsWith('!'));
  return !list.includes(`!${word}`) && (wanted.length === 0 || wanted.includes(word));
};

/** The places in node_modules of a lock file's packages that are for this system. On Linux only those for glibc. */
export function packagesFor({ packages }: LockFile, platform: Platform, arch: Architecture): string[] {
  return Object.entries(packages).flatMap(([place, { os, cpu, libc }]) => {
    const fits = has(os, platform) && has(cpu, arch) && (platform !== 'linux' || has(libc, 'glibc'));
    return place !== '' && fits ? place : [];
  });
}
