import { beforeEach, expect, it } from 'vitest';
import { Fault } from '../domain/fault.ts';
import { createFoundAnew } from './found-anew.ts';

let port: number;
let looks: boolean[];
let closed: number[];
beforeEach(() => {
  port = 1;
  looks = [];
  closed = [];
});

const parts = {
  find: async (anew: boolean) => {
    looks.push(anew);
    return { port };
  },
  open: async (place: { port: number }) => ({ ...place }),
  close: (open: { port: number }) => void closed.push(open.port),
  good: 60_000,
};
const away = () => new Fault('remote-down', 'It does not answer.', 'Wait.', { details: { service: 'MLflow' } });

it('looks once for what is asked soon after one another', async () => {
  const { within } = createFoundAnew(parts);
  expect(await Promise.all([within(async (open) => open.port), within(async (open) => open.port)])).toEqual([1, 1]);
  expect(looks).toEqual([false]);
});

it('looks again where it went away, and closes what was open elsewhere', async () => {
  const { within } = createFoundAnew(parts);
  await within(async () => undefined);
  port = 2;
  const ask = async (open: { port: number }) => {
    if (open.port === 1) throw away();
    return open.port;
  };
  expect(await within(ask)).toBe(2);
  expect(looks).toEqual([false, true]);
  expect(closed).toEqual([1]);
});

it('asks once where it is still at the same place, twice where that is opened once more; other faults are thrown', async () => {
  for (const [reopens, times] of [
    [false, 1],
    [true, 2],
  ] as const) {
    let asked = 0;
    const { within } = createFoundAnew({ ...parts, reopens });
    const asking = within(async () => {
      asked += 1;
      throw away();
    });
    await expect(asking).rejects.toMatchObject({ code: 'remote-down' });
    expect(asked).toBe(times);
  }
  looks = [];
  const { within } = createFoundAnew(parts);
  await expect(within(() => Promise.reject(new Error('a mistake')))).rejects.toThrow('a mistake');
  expect(looks).toEqual([false]);
});

it('forgets a look that failed', async () => {
  let fails = true;
  const find = async () => {
    if (fails) throw away();
    return { port };
  };
  const { within } = createFoundAnew({ ...parts, find });
  await expect(within(async () => undefined)).rejects.toMatchObject({ code: 'remote-down' });
  fails = false;
  expect(await within(async (open) => open.port)).toBe(1);
});
