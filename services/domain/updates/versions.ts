import semver from 'semver';

/** Whether a version comes after another, by semver. What is no version comes after nothing. */
export const isNewer = (one: string, than: string): boolean =>
  semver.valid(one) !== null && semver.valid(than) !== null && semver.gt(one, than);

/** Whether a version is one for trying out, such as `2.0.0-beta.1`. */
export const isTrial = (version: string): boolean => semver.prerelease(version) !== null;

/** The newest first; what is no version is left out. */
export const newestFirst = <One extends { version: string }>(all: readonly One[]): One[] =>
  all
    .filter(({ version }) => semver.valid(version) !== null)
    .toSorted((one, other) => semver.rcompare(one.version, other.version));
