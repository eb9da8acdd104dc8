import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { createFileTracker } from '../../services/adapters/local/file-tracker.ts';
import { openHome } from '../../services/adapters/local/home.ts';
import { workedSeconds } from '../../services/steps/worked-seconds.ts';
import { measureGrid } from './many-photos/measure-grid.ts';
import { photoSet } from './photos.ts';
import { runMeadow } from './run-meadow.ts';
import { percent, say, table } from './table.ts';

/** Photos of the project after each training. */
const SIZES = [500, 1000, 2000, 5000, 10_000];

/** Each photo of the flowers, and the same in other light and mirrored: other bytes, and another picture. */
async function makePhotos(folder: string, from: number, to: number): Promise<void> {
  const labels = (await readdir(photoSet('flowers'))).sort();
  const files = await Promise.all(
    labels.map(async (label) => (await readdir(join(photoSet('flowers'), label))).sort()),
  );
  for (let at = from; at < to; at++) {
    const kind = at % labels.length;
    const own = files[kind]!;
    const place = Math.floor(at / labels.length);
    const turn = Math.floor(place / own.length);
    const light = { brightness: 1 - 0.12 * turn, saturation: 1 + 0.15 * turn, hue: 7 * turn };
    const picture = sharp(join(photoSet('flowers'), labels[kind]!, own[place % own.length]!)).modulate(light);
    const bytes = await (turn % 2 === 1 ? picture.flop() : picture).jpeg({ quality: 92 }).toBuffer();
    const label = join(folder, labels[kind]!);
    await mkdir(label, { recursive: true });
    await writeFile(join(label, `${at}.jpg`), bytes);
  }
}

/** What a training took, looking at new photos apart. */
async function trainOnce(home: string): Promise<{ embed: number; rest: number; embedded: number }> {
  const { embedded } = JSON.parse(await runMeadow(['train', '--project', 'Flowers', '--json', '--home', home]));
  const { measurements } = await openHome(home);
  const runs = (await readdir(measurements)).map((name) => name.replace('.jsonl', ''));
  const tracker = createFileTracker(measurements);
  const all = (await Promise.all(runs.map(tracker.read))).flat();
  for (const run of runs) await tracker.remove(run);
  const embed = workedSeconds(all, 'embed') ?? 0;
  return { embed, embedded, rest: (workedSeconds(all) ?? 0) - embed };
}

/** How a project grows to ten thousand photos: adding, training each time, and looking at all of them in the window. */
export async function manyPhotos(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-bench-'));
  try {
    const home = join(folder, 'home');
    const rows: string[][] = [['photos', 'new', 'added in', 'new ones looked at in', 'all the rest of the training']];
    let before = 0;
    for (const size of SIZES) {
      const part = join(folder, `part-${size}`);
      await makePhotos(part, before, size);
      const begun = performance.now();
      await runMeadow(['photos', 'add', part, '--project', 'Flowers', '--home', home]);
      const added = (performance.now() - begun) / 1000;
      const { embed, rest, embedded } = await trainOnce(home);
      rows.push([size, embedded, `${added.toFixed(1)} s`, `${embed.toFixed(1)} s`, `${rest.toFixed(1)} s`].map(String));
      before = size;
      await rm(part, { recursive: true });
    }
    say(table(rows));
    await runMeadow(['projects', 'choose', 'Flowers', '--home', home]);
    const { lost, lostByEmpty, start, open } = await measureGrid(home);
    say('');
    say(
      table([
        ['the window with all of them', ''],
        ['frames lost while the grid is scrolled', percent(lost)],
        ['frames lost while an empty list of that height is scrolled', percent(lostByEmpty)],
        ['from the start of `meadow web` to its link', `${start.toFixed(2)} s`],
        ['from the link to the first photos of the grid', `${open.toFixed(2)} s`],
      ]),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
