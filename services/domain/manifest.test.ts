import fc from 'fast-check';
import { expect, test } from 'vitest';
import { label } from '../../contract/shapes/photo.ts';
import { type ManifestPhoto, manifestHash, readManifest, toManifestPhoto, writeManifest } from './manifest.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 });

const photo = fc
  .record({
    hash: fc.stringMatching(/^[0-9a-f]{64}$/),
    label: fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).filter((name) => label.safeParse(name).success),
    source: text,
    added: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
    by: text,
    width: fc.nat(50_000),
    height: fc.nat(50_000),
  })
  .map(toManifestPhoto);

const photos = fc.uniqueArray(photo, { selector: ({ hash }) => hash, maxLength: 30 });

const byHash = (one: ManifestPhoto, other: ManifestPhoto) => (one.hash < other.hash ? -1 : 1);

test('a manifest gives back the photos it was made of, whatever their sources and labels are', () => {
  fc.assert(
    fc.property(photos, (given) => {
      expect(readManifest(writeManifest(given))).toEqual(given.toSorted(byHash));
    }),
    { numRuns: 500 },
  );
});

test('the same photos give the same manifest in whatever order they come', () => {
  fc.assert(
    fc.property(photos, (given) => {
      expect(manifestHash(writeManifest(given.toReversed()))).toBe(manifestHash(writeManifest(given)));
    }),
  );
});

test('it is the table people are promised, and no cell of it is a formula', () => {
  const manifest = writeManifest([
    toManifestPhoto({
      hash: '00'.repeat(32),
      label: '=HYPERLINK("https://example.com")',
      source: '@SUM(1)',
      added: new Date('2026-03-01T10:00:00Z'),
      by: '+cmd',
      width: 640,
      height: 480,
    }),
  ]);
  expect(manifest).toBe(
    'sha256,label,set,source,added,by,width,height\r\n' +
      `${'00'.repeat(32)},"'=HYPERLINK(""https://example.com"")",test,'@SUM(1),2026-03-01T10:00:00.000Z,'+cmd,640,480\r\n`,
  );
});

test('what is no manifest is said to be damaged', () => {
  const good = writeManifest([]);
  for (const bad of ['', 'a,b\r\n', `${good}zz,grass,train,,2026-03-01T10:00:00.000Z,,1,1\r\n`, `${good}"`])
    expect(() => readManifest(bad)).toThrow(expect.objectContaining({ code: 'bad-request' }));
});
