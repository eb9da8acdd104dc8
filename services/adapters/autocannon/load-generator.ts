import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../../domain/fault.ts';
import type { LoadGenerator } from '../../ports/load-generator.ts';
import { createCount } from './count.ts';
import { createCrowd } from './crowd.ts';

/** Milliseconds the last answers may take. */
const LAST_MS = 15_000;
/** Seconds autocannon runs on for, should its users not have left. */
const SPARE = 60;

const readPhoto = (path: string): Promise<Buffer> =>
  readFile(path).catch((cause: unknown) => {
    throw new Fault('photo-unreadable', `The photo ${path} cannot be read.`, 'Check that it is still there.', {
      details: { case: 'file', path },
      cause,
    });
  });

/** Asks from this very process, whose processor time is counted as the generator's. */
export const createAutocannonGenerator = (): LoadGenerator => ({
  async run(order, { signal, onTick }) {
    signal.throwIfAborted();
    const photos = await Promise.all(order.photos.map(readPhoto));
    const seconds = SPARE + order.steps.reduce((sum, step) => sum + step.seconds, 0);
    const count = createCount();
    const crowd = createCrowd({ order, photos, seconds, count });
    const begun = performance.now();
    const until = (second: number) =>
      sleep(Math.max(0, begun + second * 1000 - performance.now()), undefined, { signal }).catch(() => {
        throw signal.reason;
      });
    let at = 0;
    try {
      for (const step of order.steps) {
        crowd.be(step.users);
        for (const end = at + step.seconds; at < end; ) {
          at += 1;
          await until(at);
          onTick(count.take(at, step.users));
        }
      }
      crowd.be(0);
      await Promise.race([crowd.left(), sleep(LAST_MS, undefined, { signal, ref: false }).catch(() => undefined)]);
      signal.throwIfAborted();
      onTick(count.take(at, order.steps.at(-1)?.users ?? 0));
    } finally {
      crowd.drop();
    }
  },
});
