import type { Release } from '../../../contract/shapes/release.ts';
import { isNewer, isTrial, newestFirst } from './versions.ts';

/** The computer that is to run it, in Node's words. */
export interface Computer {
  platform: string;
  arch: string;
}

/** What people install, on each system. A zip of macOS is for the updater. */
const INSTALLED: Record<string, RegExp> = {
  linux: /\.(AppImage|deb|rpm)$/i,
  darwin: /\.dmg$/i,
  win32: /\.exe$/i,
};

/** The processor in a file's name: each kind of package has its own word for it. */
const PROCESSORS: Record<string, RegExp> = {
  x64: /[-_.](x64|x86_64|amd64)[-_.]/i,
  arm64: /[-_.](arm64|aarch64)[-_.]/i,
};

export const isFor = (name: string, { platform, arch }: Computer): boolean =>
  INSTALLED[platform]?.test(name) === true && PROCESSORS[arch]?.test(name) === true;

/**
 * What to offer a Meadow: the newest version after its own, with the files for this computer. Versions for trying out are
 * for those who run one. None where there is none that this computer can run.
 */
export function offerOf(releases: readonly Release[], own: string, computer: Computer): Release | undefined {
  const newer = releases.filter(({ version }) => isNewer(version, own) && (isTrial(own) || !isTrial(version)));
  return newestFirst(newer)
    .map((each) => ({ ...each, files: each.files.filter(({ name }) => isFor(name, computer)) }))
    .find(({ files }) => files.length > 0);
}
