import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageName } from '../../contract/shapes/page.ts';
import { placeOfLink } from './meadow-link.ts';

test.each([
  ['meadow://open/models', { page: 'models' }],
  ['meadow://open/models/', { page: 'models' }],
  ['meadow://open/models/dandelion-or-grass-3', { page: 'models', version: 'dandelion-or-grass-3' }],
  ['meadow://open/load-test', { page: 'loadTest' }],
])('%s', (link, place) => {
  expect(placeOfLink(link)).toEqual(place);
});

test.each([
  'meadow://open',
  'meadow://open/',
  'meadow://open/nowhere',
  'meadow://open/constructor',
  'meadow://retrain/models',
  'meadow://open/models/../settings',
  'meadow://open/models/%2e%2e',
  'meadow://open/models/A-1',
  'meadow://open/stack/data-1',
  'meadow://open/models?run=1',
  'meadow://open/models#/settings',
  'meadow://user@open/models',
  'meadow://open:80/models',
  'meadow:open/models',
  'MEADOW://open/models',
  ' meadow://open/models',
  'meadow://open/models\n--home=/tmp',
  'app://meadow/index.html',
  'https://open/models',
])('%j leads nowhere', (link) => {
  expect(placeOfLink(link)).toBeUndefined();
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.webUrl({ withFragments: true, withQueryParameters: true }).map((url) => url.replace(/^https?/, 'meadow')),
  fc
    .tuple(fc.constantFrom('meadow://', 'meadow:', 'meadow://open/'), fc.string({ unit: 'binary' }))
    .map((words) => words.join('')),
  fc
    .array(
      fc.constantFrom('open', 'models', 'stack', '..', '%2e', '/', '//', '?', '#', '@', ':', 'a-1', '\0', '\\', ' '),
    )
    .map((words) => `meadow://${words.join('')}`),
);

test('whatever the link, it leads to a known page or nowhere, and carries nothing but the name of a version', () => {
  fc.assert(
    fc.property(hostile, (link) => {
      const place = placeOfLink(link);
      if (place === undefined) return;
      expect(pageName.options).toContain(place.page);
      expect(Object.keys(place).every((name) => name === 'page' || name === 'version')).toBe(true);
      if (place.version !== undefined) expect(place.version).toMatch(/^[a-z0-9-]+$/);
    }),
    { numRuns: 5000 },
  );
});

test('every page has its link', () => {
  fc.assert(
    fc.property(fc.constantFrom(...pageName.options), (page) => {
      const words = page === 'loadTest' ? 'load-test' : page;
      expect(placeOfLink(`meadow://open/${words}`)).toEqual({ page });
    }),
  );
});
