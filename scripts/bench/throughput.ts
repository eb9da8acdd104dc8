import { starterModel } from './models.ts';
import { readPhotos } from './photos.ts';
import { type RunningPredictor, startPredictorProcess } from './predictor-process.ts';
import { median, say, table } from './table.ts';

const REPEATS = 3;
/** Photos under way at once, as a batch of the window has. */
const AT_ONCE = 4;

async function photosASecond({ predict }: RunningPredictor, photos: Buffer[], atOnce: number): Promise<number> {
  const begun = performance.now();
  const left = [...photos];
  const worker = async () => {
    for (let photo = left.pop(); photo; photo = left.pop()) {
      const { status } = await predict(photo);
      if (status !== 200) throw new Error(`A photo was answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return photos.length / ((performance.now() - begun) / 1000);
}

/** A folder of 320 photos, several at once, beside one at a time. */
export async function throughput(): Promise<void> {
  const photos = await readPhotos('dandelion-vs-grass');
  const rows = [['runtime', 'one at a time, photos a second', `${AT_ONCE} at once`, 'ratio']];
  for (const runtime of ['onnx', 'tfjs-wasm'] as const) {
    const predictor = await startPredictorProcess(await starterModel(), runtime);
    await photosASecond(predictor, photos.slice(0, 40), AT_ONCE);
    const [single, several]: number[][] = [[], []];
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      single?.push(await photosASecond(predictor, photos, 1));
      several?.push(await photosASecond(predictor, photos, AT_ONCE));
    }
    await predictor.stop();
    const [one, many] = [median(single ?? []), median(several ?? [])];
    rows.push([runtime, one.toFixed(1), many.toFixed(1), (many / one).toFixed(2)]);
  }
  say(table(rows));
}
