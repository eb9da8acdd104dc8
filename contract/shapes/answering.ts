/** A project, as far as it matters to who answers. */
interface Candidate {
  id: string;
  /** The live version, and since when it is, as an ISO date. */
  live?: string | undefined;
  liveSince?: string | undefined;
}

/**
 * The project whose live version answers where neither a project nor a version is named: the one that is chosen, and
 * until that has one, the one where a version went live last. None where nothing is live.
 */
export function answering<Project extends Candidate>(
  projects: readonly Project[],
  chosen: string | undefined,
): Project | undefined {
  const able = projects.filter(({ live }) => live !== undefined);
  const newestFirst = able.toSorted((one, other) => (other.liveSince ?? '').localeCompare(one.liveSince ?? ''));
  return able.find(({ id }) => id === chosen) ?? newestFirst[0];
}
