import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWindow } from '../build-window.ts';
import { launchChromium } from './browser.ts';
import { starterModel } from './models.ts';
import { photoSet, readPhotos } from './photos.ts';
import { startPredictorProcess } from './predictor-process.ts';
import { firstWindow } from './start/window.ts';
import { median, say, table } from './table.ts';

const REPEATS = 5;
const meadow = fileURLToPath(new URL('../meadow.js', import.meta.url));

async function firstVerdict(photo: Buffer): Promise<number> {
  const begun = performance.now();
  const predictor = await startPredictorProcess(await starterModel(), 'onnx');
  const { status } = await predictor.predict(photo);
  const took = performance.now() - begun;
  await predictor.stop();
  if (status !== 200) throw new Error(`The first photo was answered ${status}`);
  return took;
}

/** The whole command, from an empty data folder: core, predictor, model, verdict, end. */
async function command(path: string): Promise<number> {
  const home = await mkdtemp(join(tmpdir(), 'meadow-bench-'));
  const begun = performance.now();
  const child = spawn(process.execPath, [meadow, 'predict', path, '--json', '--home', home], { stdio: 'ignore' });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  const took = performance.now() - begun;
  await rm(home, { recursive: true, force: true });
  if (code !== 0) throw new Error(`meadow predict ended with ${code}`);
  return took;
}

async function medianOf(work: () => Promise<number>): Promise<string> {
  const times: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat++) times.push(await work());
  return `${(median(times) / 1000).toFixed(2)} s`;
}

/** From the start of a process to its first verdict, with a warm disk. */
export async function start(): Promise<void> {
  const [photo] = await readPhotos('dandelion-vs-grass');
  await buildWindow();
  const browser = await launchChromium();
  const folder = join(photoSet('dandelion-vs-grass'), 'dandelion');
  const [name = ''] = await readdir(folder);
  say(
    table([
      ['from a cold process to', 'median'],
      ['the first verdict of a predictor', await medianOf(() => firstVerdict(photo!))],
      ['the end of `meadow predict PHOTO` in an empty data folder', await medianOf(() => command(join(folder, name)))],
      ['a window in Chromium that takes photos', await medianOf(() => firstWindow(browser))],
    ]),
  );
  await browser.close();
}
