import type { VersionSummary } from '../../../../contract/shapes/model.ts';

/** The versions of the project of one of them, newest first. */
export function ofProject(versions: readonly VersionSummary[], version: string): VersionSummary[] {
  const project = versions.find((known) => known.version === version)?.project;
  return versions.filter((known) => known.project === project).toSorted((a, b) => b.created.localeCompare(a.created));
}

/** What a version is compared with unless a person says otherwise: the live one; the live one itself with the one before it. */
export function besideWhich(versions: readonly VersionSummary[], version: string): string | undefined {
  const known = ofProject(versions, version).filter((one) => one.version !== version);
  const own = versions.find((one) => one.version === version);
  const before = known.find(({ created }) => own !== undefined && created < own.created);
  return (known.find(({ live }) => live) ?? before ?? known[0])?.version;
}

/** Which of two versions answers now, and which could take its place; neither where both or none of the project's is live. */
export function sidesOf(
  one: VersionSummary,
  other: VersionSummary,
): { live?: VersionSummary; challenger?: VersionSummary } {
  if (one.project !== other.project || one.live === other.live) return {};
  return one.live ? { live: one, challenger: other } : { live: other, challenger: one };
}
