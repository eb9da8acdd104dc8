import { expect, it } from 'vitest';
import { withEmbedder } from './with-embedder.ts';

it('frees the embedder when the work is over, however it ends', async () => {
  const said: string[] = [];
  const embedder = async (photos: number) => {
    said.push(`open for ${photos}`);
    return {
      parallel: 1,
      embed: async () => ({ rows: new Float32Array() }),
      close: async () => void said.push('closed'),
    };
  };
  expect(await withEmbedder({ embedder }, 3, async ({ parallel }) => parallel)).toBe(1);
  const broken = withEmbedder({ embedder }, 4, () => Promise.reject(new Error('broken')));
  await expect(broken).rejects.toThrow('broken');
  expect(said).toEqual(['open for 3', 'closed', 'open for 4', 'closed']);
});
