/**
 * What CHANGELOG.md says of one version: the text below its heading (`## 1.2.0`, or `## 1.2.0 (2027-01-31)`), up to the
 * next heading of that rank. Throws where there is none, or nothing in it.
 */
export function entryOf(changelog: string, version: string): string {
  const lines = changelog.split(/\r?\n/);
  const isHeading = (line: string) => line.startsWith('## ');
  const begin = lines.findIndex((line) => isHeading(line) && line.slice(3).trim().split(/\s/)[0] === version);
  if (begin < 0) throw new Error(`CHANGELOG.md has no heading "## ${version}": move what is unreleased below one.`);
  const after = lines.slice(begin + 1);
  const length = after.findIndex(isHeading);
  const text = after
    .slice(0, length < 0 ? undefined : length)
    .join('\n')
    .trim();
  if (text === '') throw new Error(`CHANGELOG.md says nothing of ${version}.`);
  return text;
}

/** The version a tag such as `v1.2.0` or `v1.2.0-rc.1` names. Throws where it is not that of package.json. */
export function versionOf(tag: string, packaged: string): string {
  const version = /^v(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/.exec(tag)?.[1];
  if (version === undefined) throw new Error(`"${tag}" is no tag of a release, such as v1.2.0.`);
  if (version !== packaged) throw new Error(`The tag says ${version}, package.json says ${packaged}.`);
  return version;
}
