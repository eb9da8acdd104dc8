import type { Release } from '../../contract/shapes/release.ts';

/** Where Meadow's versions are published. */
export interface Releases {
  /** The page that a person reads: of all, or of one version. */
  page(version?: string): string;
  /** The newest ones, each with all its files. Throws `download-failed`, and what stands in the way of the network. */
  list(signal?: AbortSignal): Promise<Release[]>;
  /** What the image of a container is called, without a tag. */
  image: string;
  /** The folder of one version's files, as an address. */
  folder(version: string): string;
}
