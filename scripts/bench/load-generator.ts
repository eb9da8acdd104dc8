import { byMeadow } from './load-generator/by-meadow.ts';
import { byWrk, hasWrk } from './load-generator/wrk.ts';
import { starterModel } from './models.ts';
import { photoFiles } from './photos.ts';
import { startPredictorProcess } from './predictor-process.ts';
import { median, percent, say, table } from './table.ts';

const PAIRS = 5;
const SECONDS = 10;
const USERS = [1, 8];
const PHOTOS = 32;

/** Meadow's load generator beside wrk on the same predictor, in turns: what slows the machine slows both. */
export async function loadGenerator(): Promise<void> {
  if (!(await hasWrk())) return say('Skipped: wrk is not on this machine ("apt-get install wrk").');
  const all = await photoFiles('dandelion-vs-grass');
  const photos = all.filter((_, at) => at % Math.floor(all.length / PHOTOS) === 0).slice(0, PHOTOS);
  const predictor = await startPredictorProcess(await starterModel(), 'onnx');
  const rows = [['users', 'Meadow, answers/s', 'wrk, answers/s', 'ratio', 'p50, ratio', 'generator, of a core']];
  try {
    for (const users of USERS) {
      await byWrk(predictor.address, photos, users, 2);
      const pairs = [];
      for (let pair = 0; pair < PAIRS; pair++) {
        const asked = [predictor.address, photos, users, SECONDS] as const;
        // Who begins takes turns, too.
        const wrkFirst = pair % 2 === 1 ? await byWrk(...asked) : undefined;
        const own = await byMeadow(...asked);
        pairs.push({ own, wrk: wrkFirst ?? (await byWrk(...asked)) });
      }
      rows.push([
        String(users),
        median(pairs.map(({ own }) => own.rate)).toFixed(1),
        median(pairs.map(({ wrk }) => wrk.rate)).toFixed(1),
        median(pairs.map(({ own, wrk }) => own.rate / wrk.rate)).toFixed(2),
        median(pairs.map(({ own, wrk }) => own.p50 / wrk.p50)).toFixed(2),
        percent(median(pairs.map(({ own }) => own.cpu))),
      ]);
    }
  } finally {
    await predictor.stop();
  }
  say(table(rows));
}
