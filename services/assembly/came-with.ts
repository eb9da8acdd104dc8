/** The folder the programs of Meadow lie in: a checkout, an image, or the archive of an installed app. */
const PROGRAMS = new URL('../../', import.meta.url);

/**
 * The folder that models, manifests and the Compose file lie in. In a checkout and in our images that is the one of the
 * programs; an installed app has it around its archive, because engines and other programs cannot read inside one.
 */
export const folderAround = (programs: URL): URL =>
  programs.pathname.endsWith('/app.asar/') ? new URL('../', programs) : programs;

/** The address of something that comes with Meadow, by its path in a checkout. */
export const cameWith = (path: string): URL => new URL(path, folderAround(PROGRAMS));
