import { expect, test } from 'vitest';
import { whole } from './whole.ts';

test('what an import brings is handed on, and so is why it failed', async () => {
  await expect(whole(async () => ({ default: 'part' }))).resolves.toEqual({ default: 'part' });
  await expect(whole(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
});

test('an import that ends with nothing, as one does before the window is loaded anew, is waited for', async () => {
  const nothing = async () => undefined as unknown as { default: string };
  const later = new Promise((resolve) => setTimeout(() => resolve('still waiting')));
  await expect(Promise.race([whole(nothing), later])).resolves.toBe('still waiting');
});
