import { expect, it } from 'vitest';
import { lacking } from './lacking.ts';

it('names the classes that cannot be learnt yet', () => {
  expect(lacking(['a', 'b'], { labels: { a: 5, b: 5 } })).toBeUndefined();
  expect(lacking(['a', 'b'], { labels: { a: 5, b: 4 } })).toEqual([{ label: 'b', photos: 4 }]);
  expect(lacking(['a', 'b'], { labels: { a: 9 } })).toEqual([{ label: 'b', photos: 0 }]);
});

it('leaves a class without any photo alone where two others can be learnt', () => {
  expect(lacking(['a', 'b', 'c'], { labels: { a: 5, b: 5 } })).toBeUndefined();
});
