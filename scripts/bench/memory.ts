import { starterModel } from './models.ts';
import { readPhotos } from './photos.ts';
import { startPredictorProcess } from './predictor-process.ts';
import { say, table } from './table.ts';

const PREDICTIONS = 10_000;
const LOOKS = 5;
const AT_ONCE = 4;

/** What a predictor takes while it answers 10,000 photos. */
export async function memory(): Promise<void> {
  const photos = await readPhotos('dandelion-vs-grass');
  const looks = Array.from({ length: LOOKS + 1 }, (_, at) => (at * PREDICTIONS) / LOOKS);
  const rows = [['runtime', 'measure', ...looks.map((count) => `after ${count}`)]];
  for (const runtime of ['onnx', 'tfjs-wasm'] as const) {
    const predictor = await startPredictorProcess(await starterModel(), runtime);
    const [megabytes, tensors]: string[][] = [[], []];
    let done = 0;
    for (const target of looks) {
      const lane = async () => {
        while (done < target) await predictor.predict(photos[done++ % photos.length]!);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
      megabytes?.push(((await predictor.metric('process_resident_memory_bytes')) / 1e6).toFixed(0));
      tensors?.push(String(await predictor.metric('meadow_tensors')));
    }
    await predictor.stop();
    rows.push([runtime, 'resident memory, MB', ...(megabytes ?? [])], [runtime, 'tensors', ...(tensors ?? [])]);
  }
  say(table(rows));
}
