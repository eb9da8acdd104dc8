import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectId } from './project-id.ts';

test('reads like the name', () => {
  expect(projectId('Dandelion or grass')).toBe('dandelion-or-grass');
  expect(projectId('  Fourmis & abeilles ')).toMatch(/^fourmis-abeilles-[0-9a-f]{8}$/);
  expect(projectId('Épis de blé')).toBe('epis-de-ble');
  expect(projectId('ants_vs_bees')).toBe('ants-vs-bees');
  expect(projectId('蒲公英')).toMatch(/^project-[0-9a-f]{8}$/);
});

test('is safe in a path, short, and its own id', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), (name) => {
      const id = projectId(name);
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(id.length).toBeLessThanOrEqual(60);
      expect(projectId(id)).toBe(id);
    }),
  );
});

test('names that differ by a sign keep apart', () => {
  expect(projectId('C++')).not.toBe(projectId('C#'));
});
