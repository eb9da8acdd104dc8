import { expect, test } from 'vitest';
import { createAccidents, type Kept, toHappening, withAccident } from './happenings.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 26, 14) + second * 1000);
const change = (what: string, second: number, exit?: number) => ({ id: 'a', what, at: at(second), exit });

test('a container that was told to end is no accident, whatever its code; one that ends by itself is', () => {
  const judge = createAccidents();
  expect(judge(change('kill', 0), false)).toBeUndefined();
  expect(judge(change('die', 3, 137), false)).toBeUndefined();
  judge(change('start', 4), false);
  expect(judge(change('die', 60, 0), false)).toBe('exited');
  expect(judge({ ...change('die', 61, 137), id: 'b' }, false)).toBe('exited');
});

test('a one-shot that did its work is no accident', () => {
  const judge = createAccidents();
  expect(judge(change('die', 0, 0), true)).toBeUndefined();
  expect(judge(change('die', 0, 1), true)).toBe('exited');
});

test('an end for lack of memory is told once, though the engine tells it twice', () => {
  const judge = createAccidents();
  expect(judge(change('oom', 0), false)).toBe('out-of-memory');
  expect(judge(change('oom', 0.2), false)).toBeUndefined();
  expect(judge(change('die', 0.4, 137), false)).toBeUndefined();
  judge(change('start', 1), false);
  expect(judge(change('oom', 30), false)).toBe('out-of-memory');
});

const accident = (kind: 'exited' | 'out-of-memory', second: number, service = 'mlflow') => ({
  service,
  kind,
  at: at(second),
  details: kind === 'out-of-memory' ? { limit: 768 * 2 ** 20 } : { exit: 1 },
});
const listOf = (...accidents: ReturnType<typeof accident>[]) =>
  accidents.reduce<Kept[]>((list, each) => withAccident(list, each), []);

test('what goes on happening is one entry that counts, newest first; other services have their own', () => {
  const list = listOf(
    accident('out-of-memory', 0),
    accident('out-of-memory', 5000),
    accident('exited', 6000, 'redis'),
    accident('out-of-memory', 9000),
  );
  expect(list.map(({ service, kind, count }) => [service, kind, count])).toEqual([
    ['mlflow', 'out-of-memory', 3],
    ['redis', 'exited', 1],
  ]);
  expect(list[0]).toMatchObject({ first: at(0).toISOString(), last: at(9000).toISOString() });
});

test('three ends within ten minutes are a crash loop; three in a day are not', () => {
  expect(listOf(accident('exited', 0), accident('exited', 20), accident('exited', 60))[0]).toMatchObject({
    kind: 'crash-loop',
    details: { restarts: 3 },
  });
  expect(listOf(accident('exited', 0), accident('exited', 1000), accident('exited', 2000))[0]?.kind).toBe('exited');
});

test('the next day is another matter', () => {
  const list = listOf(accident('exited', 0), accident('exited', 25 * 3600));
  expect(list.map(({ count }) => count)).toEqual([1, 1]);
});

test('more memory is offered by its variable, until it has more', () => {
  const variables = [{ name: 'MLFLOW_MEMORY', kind: 'memory' as const, services: ['mlflow'], usual: '768m' }];
  const rule = (memory: number) => [{ name: 'mlflow', memory: memory * 2 ** 20 }];
  const [kept] = listOf(accident('out-of-memory', 0));
  expect(toHappening(kept!, rule(768), variables).more).toEqual({
    variable: 'MLFLOW_MEMORY',
    value: '1152m',
    bytes: 1152 * 2 ** 20,
  });
  expect(toHappening(kept!, rule(1152), variables).more).toBeUndefined();
  expect(toHappening(kept!, rule(768), []).more).toBeUndefined();
});
