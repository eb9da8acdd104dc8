import { setTimeout } from 'node:timers/promises';
import { starterModel } from './models.ts';
import { readPhotos } from './photos.ts';
import { type RunningPredictor, startPredictorProcess } from './predictor-process.ts';
import { percent, say, table } from './table.ts';

const SECONDS = 10;
const TIMES = 10;

async function carried({ predict }: RunningPredictor, photos: Buffer[]): Promise<number> {
  const begun = performance.now();
  await Promise.all(
    [0, 1].map(async (lane) => {
      for (let at = lane; at < 200; at += 2) await predict(photos[at % photos.length]!);
    }),
  );
  return 200 / ((performance.now() - begun) / 1000);
}

interface Outcome {
  status: number;
  retryAfter: string | undefined;
  ms: number;
}

/** Sends at a fixed rate, whatever comes back. */
async function flood({ predict }: RunningPredictor, photos: Buffer[], rate: number): Promise<Outcome[]> {
  const under: Promise<Outcome>[] = [];
  const begun = performance.now();
  for (let sent = 0; performance.now() - begun < SECONDS * 1000; ) {
    for (; sent < ((performance.now() - begun) / 1000) * rate; sent++) {
      const at = performance.now();
      under.push(
        predict(photos[sent % photos.length]!).then(
          ({ status, retryAfter }) => ({ status, retryAfter, ms: performance.now() - at }),
          () => ({ status: 0, retryAfter: undefined, ms: performance.now() - at }),
        ),
      );
    }
    await setTimeout(5);
  }
  return Promise.all(under);
}

/** Milliseconds until a photo is answered as if nothing had been. */
async function recovery({ predict }: RunningPredictor, photo: Buffer): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const at = performance.now();
    const { status } = await predict(photo);
    if (status === 200 && performance.now() - at < 250) return performance.now() - begun;
    await setTimeout(50);
  }
}

/** Ten times the photos a predictor can carry. */
export async function overload(): Promise<void> {
  const photos = (await readPhotos('dandelion-vs-grass')).slice(0, 40);
  const predictor = await startPredictorProcess(await starterModel(), 'onnx');
  const rate = await carried(predictor, photos);
  const outcomes = await flood(predictor, photos, rate * TIMES);
  const recovered = await recovery(predictor, photos[0]!);
  await predictor.stop();
  const share = (test: (outcome: Outcome) => boolean) => percent(outcomes.filter(test).length / outcomes.length);
  say(
    table([
      ['measure', 'value'],
      ['carried, photos a second', rate.toFixed(0)],
      [`sent for ${SECONDS} s, photos a second`, (outcomes.length / SECONDS).toFixed(0)],
      ['answered with a verdict', share(({ status }) => status === 200)],
      ['answered 503 with Retry-After', share(({ status, retryAfter }) => status === 503 && retryAfter !== undefined)],
      [
        'anything else',
        share(({ status, retryAfter }) => status !== 200 && (status !== 503 || retryAfter === undefined)),
      ],
      ['a photo is answered at once again after', `${(recovered / 1000).toFixed(2)} s`],
    ]),
  );
}
