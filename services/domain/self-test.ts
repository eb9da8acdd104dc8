import { z } from 'zod';
import { embeddingOf } from './embedding.ts';
import type { FeatureMap, Pixels } from './features.ts';
import { probePixels } from './probe-pixels.ts';

/** Furthest a number of an embedding may be from the expected one; runtimes and architectures differ by a tenth of it. */
const ALIKE = 1e-3;

/** What a backbone's `self-test.json` says: the first numbers of the embedding of a made-up photo. */
export const selfTest = z.strictObject({ seed: z.int(), embedding: z.array(z.number()).min(8) });
export type SelfTest = z.infer<typeof selfTest>;

/** Throws where a runtime, whose backbone's `features` is `look`, computes something else than expected. */
export async function passSelfTest(test: SelfTest, look: (views: Pixels[]) => Promise<FeatureMap[]>): Promise<void> {
  const [map] = await look([probePixels(test.seed)]);
  const embedding = embeddingOf(map!);
  const furthest = Math.max(...test.embedding.map((expected, i) => Math.abs(expected - embedding[i]!)));
  if (!(furthest <= ALIKE)) throw new Error(`Its numbers are wrong by up to ${furthest}`);
}
