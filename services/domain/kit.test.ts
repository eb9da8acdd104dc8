import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imageFile, readKitList } from './kit.ts';
import { isParcelPath } from './parcel-rules.ts';

const names = fc.stringMatching(/^[a-z0-9][a-z0-9._/-]{0,40}(:[A-Za-z0-9_.-]{1,20})?$/);

test('an image lies where a kit may have a file, and no two images in one place', () => {
  fc.assert(fc.property(names, (name) => isParcelPath(imageFile(name))));
  fc.assert(fc.property(names, names, (one, other) => one === other || imageFile(one) !== imageFile(other)));
  expect(imageFile('redis:7.2-bookworm')).toMatch(/^images\/redis-7\.2-bookworm-[0-9a-f]{8}\.tar\.gz$/);
});

test('a list that is none is refused', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(() => readKitList(text)).toThrow(expect.objectContaining({ code: 'parcel-refused' }));
    }),
  );
});
