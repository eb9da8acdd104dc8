import type { UpdateWay } from '../../contract/updates.ts';

/** What is known of the program that runs. */
export interface Installed {
  packaged: boolean;
  /** It was signed when it was built. */
  signed: boolean;
  platform: NodeJS.Platform;
  /** It runs from one file that is not installed: an AppImage, or Windows' portable one. */
  appImage: boolean;
  portable: boolean;
  /** The package it came in, as electron-builder notes it beside the app: `deb`, `rpm`. */
  packageType: string | undefined;
}

/**
 * How this program gets to another version. Only what is signed does so itself: an installer that nobody vouches for is not
 * started by a program. Windows' portable file has no installer, and a folder that was unpacked on Linux neither.
 */
export function updateWayOf({ packaged, signed, platform, appImage, portable, packageType }: Installed): UpdateWay {
  if (!packaged) return 'checkout';
  if (!signed) return 'download';
  if (platform === 'win32') return portable ? 'portable' : 'itself';
  if (platform === 'darwin') return 'itself';
  return appImage || packageType === 'deb' || packageType === 'rpm' ? 'itself' : 'portable';
}
