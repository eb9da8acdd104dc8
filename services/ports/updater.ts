import type { Release } from '../../contract/shapes/release.ts';

/** Which version is fetched: the one that was found, or an older one from its own folder. */
export interface WantedVersion {
  version: string;
  from?: string | undefined;
}

/** What puts another version of the program in this one's place, where it can: in an installed app that is signed. */
export interface Updater {
  /** The newest version after this one, as far as it is rolled out to this computer. Throws `update-failed`. */
  look(): Promise<Omit<Release, 'files'> | undefined>;
  /**
   * Downloads a version, whose hash and signature are right then. Throws `update-refused` where they are not,
   * `update-failed`, and the signal's reason.
   */
  fetch(
    wanted: WantedVersion,
    watch: { signal: AbortSignal; onBytes(done: number, total: number): void },
  ): Promise<void>;
  /**
   * Ends this Meadow and starts it as what was fetched. Resolves when that begins: whatever fails from then on is told by the
   * Meadow that goes on. Throws `update-failed`, and `update-refused` where macOS does not take it over.
   */
  install(): Promise<void>;
}
