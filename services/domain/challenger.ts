/**
 * The version that waits to go live: the newest, where it is newer than the live one and never was live. `versions`
 * are a project's, newest last; `history` its live history, newest first.
 */
export function challengerOf(
  versions: readonly { version: string }[],
  history: readonly { version: string }[],
): string | undefined {
  const newest = versions.at(-1)?.version;
  return history.some(({ version }) => version === newest) ? undefined : newest;
}
