/** What electron-builder is told of the releases that updates are looked for in: `latest*.yml` beside the installers. */
export interface Feed {
  publish: { provider: 'github'; owner: string; repo: string };
  releaseInfo: { releaseNotesFile?: string };
}

/**
 * The feed of a build. `releases`: GitHub's OWNER/NAME, as MEADOW_RELEASES says it; nothing without it, then such a Meadow
 * looks for no versions. `notes`: the file of what is new. Throws where the name is none.
 */
export function feedOf(releases: string | undefined, notes: string | undefined): Feed | undefined {
  if (!releases) return undefined;
  const [owner, repo, ...more] = releases.split('/');
  if (!owner || !repo || more.length > 0) throw new Error(`MEADOW_RELEASES should be OWNER/NAME, not ${releases}`);
  return { publish: { provider: 'github', owner, repo }, releaseInfo: notes ? { releaseNotesFile: notes } : {} };
}
