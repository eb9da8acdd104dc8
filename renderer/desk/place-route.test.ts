import { expect, test } from 'vitest';
import { pageName } from '../../contract/shapes/page.ts';
import { routeOf } from './place-route.ts';

test('every page that a menu or a link names has its place in the window', () => {
  const places = pageName.options.map((page) => routeOf({ page }));
  expect(new Set(places).size).toBe(pageName.options.length);
  expect(places.every((place) => place.startsWith('/'))).toBe(true);
  expect(routeOf({ page: 'models', version: 'insects-2' })).toBe('/models/insects-2');
});
