import { beforeEach, expect, test } from 'vitest';
import { createWishes, type Wish, type Wishes } from './wishes.ts';

const one: Wish = {
  version: 'constructor-1',
  follows: false,
  replicas: 1,
  target: { kind: 'processes' },
  changing: false,
};

let wishes: Wishes;

beforeEach(() => {
  let kept: unknown;
  wishes = createWishes({
    get: async () => kept,
    put: async (_name, value) => {
      kept = value;
    },
  });
});

test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])(
  'nothing is wished of a project %s before it is',
  async (project) => {
    expect(await wishes.of(project)).toBeUndefined();
    await wishes.note(project, { changing: true });
    expect(await wishes.of(project)).toBeUndefined();
    await wishes.put(project, one);
    await wishes.note(project, { changing: true });
    expect(await wishes.of(project)).toEqual({ ...one, changing: true });
    await wishes.remove(project);
    expect(await wishes.of(project)).toBeUndefined();
  },
);
