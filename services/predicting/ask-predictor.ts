import PQueue from 'p-queue';
import { asFault, Fault } from '../domain/fault.ts';
import type { Clock } from '../ports/clock.ts';
import type { Predictor } from '../ports/predictor.ts';

/** Milliseconds a photo waits for a predictor that is being restarted, or that is too busy. */
const PATIENCE = 60_000;
/** A photo that was in flight this many times when the predictor died is taken for the reason. */
const MOST_DEATHS = 4;

export type Ask = Predictor['classify'];

/**
 * Asks the predictor until it has answered: waits where it is busy, and asks again where it died. A photo that saw
 * it die is asked again alone, so that the one that kills it takes no others with it.
 * Throws what the predictor says of the photo, or `predictor-down`.
 */
export function createAsk({ predictor, clock }: { predictor: Predictor; clock: Clock }): Ask {
  const alone = new PQueue({ concurrency: 1 });

  return async (photo, options) => {
    const once = () => askPatiently(predictor, clock, photo, options);
    for (let deaths = 0; deaths < MOST_DEATHS; deaths++) {
      try {
        return await (deaths === 0 ? once() : alone.add(once));
      } catch (error) {
        if (!isDown(error)) throw error;
        await untilReady(predictor, clock, options.signal);
      }
    }
    throw deadly();
  };
}

async function askPatiently(predictor: Predictor, clock: Clock, ...asked: Parameters<Ask>): ReturnType<Ask> {
  const { signal } = asked[1];
  const given = clock.now().getTime() + PATIENCE;
  for (let pause = 50; ; pause = Math.min(2 * pause, 1000)) {
    signal?.throwIfAborted();
    try {
      return await predictor.classify(...asked);
    } catch (error) {
      if (asFault(error).code !== 'predictor-busy' || clock.now().getTime() > given) throw error;
      await clock.sleep(pause, signal);
    }
  }
}

async function untilReady(predictor: Predictor, clock: Clock, signal: AbortSignal | undefined): Promise<void> {
  const given = clock.now().getTime() + PATIENCE;
  for (;;) {
    const why = await whyNotReady(predictor);
    if (!why) return;
    if (clock.now().getTime() > given) throw why.code === 'replicas-down' ? why : stillDown();
    await clock.sleep(100, signal);
  }
}

async function whyNotReady(predictor: Predictor): Promise<Fault | undefined> {
  try {
    return (await predictor.health()).ready ? undefined : stillDown();
  } catch (error) {
    if (isDown(error)) return asFault(error);
    throw error;
  }
}

/** It may come back: the process is being started again, or a replica is. */
const isDown = (error: unknown): boolean => ['predictor-down', 'replicas-down'].includes(asFault(error).code);

function stillDown(): Fault {
  return new Fault(
    'predictor-down',
    'The program that reads photos does not come up.',
    'Run "meadow doctor"; it says what is missing.',
    { details: { case: 'stays-down' } },
  );
}

function deadly(): Fault {
  return new Fault(
    'photo-broken',
    'The program that reads photos ended each time it was given this one.',
    'Open the photo in another program and save it again as a JPEG.',
    { details: { case: 'ends-reader' } },
  );
}
