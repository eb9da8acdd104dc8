import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createFileTracker } from '../../services/adapters/local/file-tracker.ts';
import { openHome } from '../../services/adapters/local/home.ts';
import { createRandom } from '../../services/domain/random.ts';
import { drawClass } from './hundred-classes/draw-class.ts';
import { runMeadow } from './run-meadow.ts';
import { percent, say, table } from './table.ts';

const CLASSES = 100;
const PHOTOS = 12;

const trained = z.object({ test: z.object({ accuracy: z.number() }) });

async function drawPhotos(folder: string): Promise<void> {
  const random = createRandom(1);
  for (let label = 0; label < CLASSES; label++) {
    const own = join(folder, `class-${String(label).padStart(3, '0')}`);
    await mkdir(own, { recursive: true });
    for (let at = 0; at < PHOTOS; at++) await writeFile(join(own, `${at}.png`), await drawClass(label, random));
  }
}

/** How long a hundred classes take, and how right they are: ten shapes in ten colours, drawn for the occasion. */
export async function hundredClasses(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-bench-'));
  try {
    const [photos, home] = [join(folder, 'photos'), join(folder, 'home')];
    await drawPhotos(photos);
    const printed = await runMeadow(['train', '--from', photos, '--project', 'Shapes', '--home', home, '--json']);
    const { test } = trained.parse(JSON.parse(printed));
    const { measurements } = await openHome(home);
    const seconds = await secondsOf(measurements);
    const show = (name: string) => `${(seconds.get(`seconds/${name}`) ?? 0).toFixed(1)} s`;
    say(
      table([
        [`${CLASSES} classes of ${PHOTOS} drawn photos`, ''],
        ['the photos are looked at in', show('embed')],
        ['twelve heads, their spaces and calibration are trained in', show('train')],
        ['right', percent(test.accuracy)],
      ]),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What each stage of all trainings took, by its name. */
async function secondsOf(measurements: string): Promise<Map<string, number>> {
  const tracker = createFileTracker(measurements);
  const seconds = new Map<string, number>();
  const runs = (await readdir(measurements)).map((name) => name.replace('.jsonl', ''));
  for (const run of runs)
    for (const { name, value } of await tracker.read(run)) seconds.set(name, (seconds.get(name) ?? 0) + value);
  return seconds;
}
