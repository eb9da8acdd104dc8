/**
 * What an import brings. Where it did not come and the window is about to be loaded anew, the bundler's import ends with
 * nothing at all: then this does not end, and whoever waits is still waiting when the window goes.
 */
export async function whole<Part>(load: () => Promise<Part>): Promise<Part> {
  const part: Part | undefined = await load();
  return part ?? new Promise<never>(() => {});
}
