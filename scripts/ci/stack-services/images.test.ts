import { expect, test } from 'vitest';
import { upstreamImages } from './images.ts';

test('what a registry must give is what the stack names and this checkout does not build', async () => {
  const images = await upstreamImages();
  expect(images).toContain('redis:7.2-bookworm');
  expect(images.some((image) => image.startsWith('postgres:'))).toBe(true);
  expect(images.filter((image) => image.startsWith('meadow'))).toEqual([]);
  expect(new Set(images).size).toBe(images.length);
});
