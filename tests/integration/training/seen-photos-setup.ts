import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for what the network sees in the usual photos, for as long as the tests run. */
    seenPhotos: string;
  }
}

export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-seen-'));
  provide('seenPhotos', folder);
  return () => rm(folder, { recursive: true, force: true });
}
