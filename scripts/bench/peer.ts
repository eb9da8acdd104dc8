import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { request } from 'undici';
import { starterModel } from './models.ts';
import { readPhotos } from './photos.ts';
import { freePort, startPredictorProcess, untilReady } from './predictor-process.ts';
import { median, say, table, timed } from './table.ts';

const ROUNDS = 100;
const WARM_UP = 10;
const server = fileURLToPath(new URL('peer/server.py', import.meta.url));

/** A Python that has fastapi, uvicorn, torch, torchvision and pillow. */
function python(): string {
  const path = process.env.MEADOW_BENCH_PYTHON;
  if (path) return path;
  throw new Error('Set MEADOW_BENCH_PYTHON to a Python that has fastapi, uvicorn, torch, torchvision and pillow.');
}

async function startPeer() {
  const port = await freePort();
  const child = spawn(python(), [server, String(port)], { stdio: ['ignore', 'ignore', 'inherit'] });
  await untilReady(`http://127.0.0.1:${port}/ready`, child);
  return {
    async predict(photo: Uint8Array) {
      const { statusCode, body } = await request(`http://127.0.0.1:${port}/predict`, { method: 'POST', body: photo });
      const text = await body.text();
      if (statusCode !== 200) throw new Error(`The peer answered ${statusCode}: ${text}`);
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** One photo over HTTP, beside FastAPI with PyTorch's resnet34: photo by photo in turns. */
export async function peer(): Promise<void> {
  const photos = (await readPhotos('dandelion-vs-grass')).filter((_, at) => at % 8 === 0);
  const [meadow, other] = [await startPredictorProcess(await starterModel(), 'onnx'), await startPeer()];
  const times: { meadow: number[]; other: number[] } = { meadow: [], other: [] };
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const photo = photos[round % photos.length]!;
    const own = await timed(() => meadow.predict(photo));
    const theirs = await timed(() => other.predict(photo));
    if (round < WARM_UP) continue;
    times.meadow.push(own);
    times.other.push(theirs);
  }
  await Promise.all([meadow.stop(), other.stop()]);
  const [own, theirs] = [median(times.meadow), median(times.other)];
  say(
    table([
      ['one photo over HTTP', 'median ms', 'times as fast'],
      ['Meadow, onnx', own.toFixed(1), (theirs / own).toFixed(1)],
      ['FastAPI with resnet34', theirs.toFixed(1), '1.0'],
    ]),
  );
}
