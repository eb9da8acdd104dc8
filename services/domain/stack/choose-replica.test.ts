import { expect, it } from 'vitest';
import { replicasOf, scrapeTargets, tryingOrder } from './choose-replica.ts';

const replica = (address: string, ready: boolean, connections: number) => ({ address, ready, connections });

it('tries those that are ready first, the least busy of them before the others', () => {
  const order = tryingOrder([replica('a', false, 0), replica('b', true, 3), replica('c', true, 1)]);
  expect(order.map(({ address }) => address)).toEqual(['c', 'b', 'a']);
});

it('keeps what it knows of a replica that is still there, and forgets one that is gone', () => {
  const [known, gone] = [replica('b', true, 2), replica('a', true, 1)];
  expect(replicasOf(['c', 'b', 'b'], [gone, known])).toEqual([known, replica('c', false, 0)]);
  expect(replicasOf(['b'], [known])[0]).toBe(known);
});

it('tells Prometheus every replica, ready or not', () => {
  expect(JSON.parse(scrapeTargets([replica('10.0.0.2', false, 0)], 8000))).toEqual([{ targets: ['10.0.0.2:8000'] }]);
});
