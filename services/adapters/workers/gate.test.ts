import { expect, it } from 'vitest';
import { createGate, inside, shut } from './gate.ts';

it('is shut only when the last has left, and then lets nobody in', async () => {
  const gate = createGate();
  const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const said: string[] = [];
  const within = [first, second].map(({ promise }) => inside(gate, () => promise).then((word) => said.push(word)));
  const shutting = shut(gate).then(() => said.push('shut'));
  first.resolve('first');
  await within[0];
  second.resolve('second');
  await Promise.all([...within, shutting]);
  expect(said).toEqual(['first', 'second', 'shut']);

  let entered = false;
  void inside(gate, async () => {
    entered = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(entered).toBe(false);
  await shut(gate);
});

it('counts those whose work failed as gone', async () => {
  const gate = createGate();
  await expect(inside(gate, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await shut(gate);
});
