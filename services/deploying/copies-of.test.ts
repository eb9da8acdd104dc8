import fc from 'fast-check';
import { expect, it } from 'vitest';
import { copiesOf } from './copies-of.ts';

const cluster = { kind: 'kubernetes', context: 'kind-lawn' } as const;

it.each([
  ['two where nothing is said', {}, undefined, { replicas: 2, most: undefined }],
  ['as before where nothing is said', {}, { replicas: 3, most: 5 }, { replicas: 3, most: 5 }],
  ['a number alone, which ends limits', { replicas: 3 }, { replicas: 2, most: 6 }, { replicas: 3, most: undefined }],
  ['a most beside the number there is', { most: 6 }, { replicas: 3, most: undefined }, { replicas: 3, most: 6 }],
  ['two again where they were paused', {}, { replicas: 0, most: undefined }, { replicas: 2, most: undefined }],
])('%s', (_, asked, known, copies) => expect(copiesOf(asked, known, cluster)).toEqual(copies));

it('never lets limits through that are none, or that nobody would keep', () => {
  const number = fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined });
  fc.assert(
    fc.property(number, number, (replicas, most) => {
      const asked = { ...(replicas !== undefined && { replicas }), ...(most !== undefined && { most }) };
      let copies: ReturnType<typeof copiesOf> | undefined;
      try {
        copies = copiesOf(asked, undefined, cluster);
      } catch (fault) {
        expect(fault).toMatchObject({ code: 'bad-request' });
      }
      if (copies?.most === undefined) return;
      expect(copies.replicas).toBeGreaterThan(0);
      expect(copies.most).toBeGreaterThan(copies.replicas);
    }),
  );
  expect(() => copiesOf({ replicas: 1, most: 3 }, undefined, { kind: 'processes' })).toThrow(/not added by load/);
});
