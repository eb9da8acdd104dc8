import { expect, it } from 'vitest';
import en from '../../locales/en/doctor.json' with { type: 'json' };
import { checkNames } from './check-names.ts';
import { placeOf } from './place-of.ts';

it('every hint that names a page of Meadow has the way there', () => {
  const naming = checkNames.filter((name) => /Settings|Stack page|Deploy page|API page/.test(en.check[name].hint));
  expect(naming).not.toEqual([]);
  for (const name of naming) expect(placeOf({ name, state: 'warning' }), name).toBeDefined();
});

it('one of several of a kind has the way of its kind, and what is well none', () => {
  expect(placeOf({ name: 'stack-port-9000', state: 'failed' })?.to).toBe('/stack');
  expect(placeOf({ name: 'memory', state: 'warning' })?.to).toBe('/settings/computing');
  expect(placeOf({ name: 'memory', state: 'ok' })).toBeUndefined();
  expect(placeOf({ name: 'clocks', state: 'failed' })).toBeUndefined();
});
