import type { VersionSummary } from '../../../contract/shapes/model.ts';

/** The newest versions, and the live one wherever it is: what a list begins with. `versions` are newest first. */
export function firstVersions(versions: readonly VersionSummary[], most: number): VersionSummary[] {
  return versions.filter(({ live }, at) => live || at < most);
}
