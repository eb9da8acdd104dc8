import type { Architecture, Platform } from './packages-for.ts';

/** What Meadow is packaged for. */
export interface System {
  platform: Platform;
  arch: Architecture;
}

const PLATFORMS: readonly Platform[] = ['linux', 'darwin', 'win32'];
const ARCHITECTURES: readonly Architecture[] = ['x64', 'arm64'];

/** Reads which system is meant: this one, where nothing is said. Throws where Meadow is not packaged for it. */
export function systemOf(platform: string = process.platform, arch: string = process.arch): System {
  const known = PLATFORMS.find((each) => each === platform);
  const cpu = ARCHITECTURES.find((each) => each === arch);
  if (known && cpu) return { platform: known, arch: cpu };
  throw new Error(`Meadow is not packaged for ${platform} on ${arch}: one of ${PLATFORMS.join(', ')}; x64 or arm64.`);
}
