import { expect, it } from 'vitest';
import { isVersionOf, versionId } from './version-id.ts';

it('a name from elsewhere is taken only where it is one that versions of the project have', () => {
  for (const number of [1, 12, 305]) expect(isVersionOf('front-lawn', versionId('front-lawn', number))).toBe(true);
  const others = ['front-lawn', 'lawn-1', 'front-lawn-2-1', 'front-lawn-01', 'front-lawn-0', 'front-lawn--1', '', '-1'];
  for (const name of [...others, 'front-lawn-12345678901', '../front-lawn-1', 'front-lawn-1\n'])
    expect(isVersionOf('front-lawn', name)).toBe(false);
});
