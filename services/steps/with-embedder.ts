import type { Embedder } from '../ports/embedder.ts';
import type { StepContext } from './step.ts';

/** Works with an embedder for so many photos, and frees its threads at the end: the steps that follow want the memory. */
export async function withEmbedder<T>(
  context: Pick<StepContext, 'embedder'>,
  photos: number,
  work: (embedder: Embedder) => Promise<T>,
): Promise<T> {
  const embedder = await context.embedder(photos);
  try {
    return await work(embedder);
  } finally {
    await embedder.close();
  }
}
