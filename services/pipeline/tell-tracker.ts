import type { RunDescription, Tracker } from '../ports/tracker.ts';

/** Says something of a run, and puts files with it. Never rejects: what is told of a training is worth no training. */
export async function tellTracker(
  tracker: Tracker,
  run: string,
  description: RunDescription,
  files: Readonly<Record<string, string>> = {},
): Promise<void> {
  try {
    for (const [name, text] of Object.entries(files)) await tracker.attach(run, name, Buffer.from(text));
    await tracker.describe(run, description);
  } catch {
    // Its numbers are in the catalog all the same.
  }
}
