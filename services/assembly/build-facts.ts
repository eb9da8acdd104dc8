/**
 * The repository on GitHub that has this Meadow's releases, `owner/name`; none where nobody said. It is a word of the
 * environment for who runs the sources or an image; a build for the desktop has it in the place of this variable.
 */
export function releasesRepository(): string | undefined {
  const said = process.env.MEADOW_RELEASES ?? '';
  return /^[\w.-]+\/[\w.-]+$/.test(said) ? said : undefined;
}
