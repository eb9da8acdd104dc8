import { expect, test } from 'vitest';
import { Fault } from '../../domain/fault.ts';
import { again, GaveWay } from './change.ts';

const gaveWay = () => new GaveWay('store-busy', 'Others were first.', 'Try again.');

test('what gave way is done again until it is done', async () => {
  let tried = 0;
  const done = await again(async () => {
    tried += 1;
    if (tried < 4) throw gaveWay();
    return 'done';
  });
  expect([done, tried]).toEqual(['done', 4]);
});

test('what gives way for ever is told in the end', async () => {
  let tried = 0;
  const doing = again(async () => {
    tried += 1;
    throw gaveWay();
  });
  await expect(doing).rejects.toMatchObject({ code: 'store-busy' });
  expect(tried).toBe(5);
});

test('what failed otherwise is not done again', async () => {
  let tried = 0;
  const doing = again(async () => {
    tried += 1;
    throw new Fault('store-busy', 'Too many.', 'Wait.');
  });
  await expect(doing).rejects.toMatchObject({ code: 'store-busy' });
  expect(tried).toBe(1);
});
