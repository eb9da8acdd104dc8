import { expect, it } from 'vitest';
import { Fault } from '../domain/fault.ts';
import { answerTo } from './answer-to.ts';
import type { Wish } from './wishes.ts';

const wanted = { run: 'r', version: 'lawn-2' };
const wish = (change: Partial<Wish>): Wish => ({
  target: { kind: 'kubernetes', context: 'kind' },
  version: 'lawn-1',
  follows: true,
  replicas: 2,
  changing: false,
  ...change,
});
const fault = new Fault('rollout-failed', 'lawn-2 did not get ready: no room.', '', {
  details: { case: 'no-room', version: 'lawn-2' },
}).toShape();
const failed = { at: '2026-11-27T12:00:00.000Z', version: 'lawn-2', fault };

it.each([
  ['nothing where it was not looked at yet', {}, undefined],
  ['that it is at it', { changing: true, version: 'lawn-2' }, { state: 'under-way' }],
  ['that it answers', { version: 'lawn-2' }, { state: 'done' }],
  ['why not, with the version before in its place', { failed, tried: 'lawn-2' }, { state: 'failed', fault }],
  ['why not, where somebody else changed it', { version: 'lawn-2', failed }, { state: 'failed', fault }],
  [
    'that it answers, where another one failed before',
    { version: 'lawn-2', failed: { ...failed, version: 'x' } },
    { state: 'done' },
  ],
  ['that somebody cancelled it', { tried: 'lawn-2' }, { state: 'failed', fault: { code: 'cancelled' } }],
])('says %s', (_name, change, answer) => {
  const given = answerTo(wanted, wish(change as Partial<Wish>));
  if (answer) expect(given).toMatchObject({ run: 'r', ...answer });
  else expect(given).toBeUndefined();
});
