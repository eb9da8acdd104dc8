import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runtime } from '../../contract/shapes/model.ts';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import { createSharpDecoder } from '../../services/adapters/sharp/sharp-decoder.ts';
import { startBackbone } from '../../services/assembly/backbone.ts';
import { testView } from '../../services/domain/views.ts';
import { fullModel, starterModel } from './models.ts';
import { readPhotos } from './photos.ts';
import { startPredictorProcess } from './predictor-process.ts';
import { median, say, table, timed } from './table.ts';

const ROUNDS = 300;
const WARM_UP = 30;

/** Decoding and the bare forward pass in this process: what no API can be faster than. */
async function bare(runtime: Runtime) {
  const decoder = createSharpDecoder();
  const backbone = await startBackbone(runtime);
  const look = async (photo: Uint8Array) => backbone.features(await decoder.views(photo, [testView]));
  return { look, close: () => backbone.dispose() };
}

/** Both, photo by photo in turns, so that what slows the machine slows both. */
async function compare(runtime: Runtime, model: ServedModel): Promise<string[]> {
  const photos = (await readPhotos('dandelion-vs-grass')).filter((_, at) => at % 8 === 0);
  const [predictor, { look, close }] = [await startPredictorProcess(model, runtime), await bare(runtime)];
  const [api, alone]: number[][] = [[], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const photo = photos[round % photos.length]!;
    const [there, here] = [await timed(() => predictor.predict(photo)), await timed(() => look(photo))];
    if (round < WARM_UP) continue;
    api?.push(there);
    alone?.push(here);
  }
  await close();
  await predictor.stop();
  const [there, here] = [median(api ?? []), median(alone ?? [])];
  return [there.toFixed(1), here.toFixed(1), (there / here).toFixed(2)];
}

/** One photo over the local API, bytes in to JSON out, beside decoding and a bare forward pass in one process. */
export async function latency(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-bench-'));
  try {
    const [starter, full] = [await starterModel(), await fullModel(folder)];
    const rows = [['runtime', 'model', 'API, median ms', 'decode + forward, median ms', 'ratio']];
    for (const runtime of ['onnx', 'tfjs-wasm'] as const) {
      rows.push([runtime, 'starter, 320 photos', ...(await compare(runtime, starter))]);
      rows.push([runtime, 'as of 10,000 photos', ...(await compare(runtime, full))]);
    }
    say(table(rows));
  } finally {
    await rm(folder, { recursive: true });
  }
}
