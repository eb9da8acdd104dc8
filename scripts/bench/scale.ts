import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHome } from '../../services/adapters/local/home.ts';
import { createFileObjectStore } from '../../services/adapters/local/object-store.ts';
import { runStepsAt } from '../../services/assembly/step.ts';
import { writeRecord } from '../../services/steps/run-records.ts';
import { requestShape } from '../../services/steps/run-shapes.ts';
import { ROOT } from '../run-program.ts';
import { photoSet } from './photos.ts';
import { say, table, timed } from './table.ts';

const RUN = 'scale';
const SHARDS = 4;

/** All flowers, taken in and not looked at yet. */
async function layPhotos(folder: string): Promise<number> {
  const { objects } = await openHome(folder);
  const request = requestShape.parse({ project: { id: 'flowers', name: 'flowers' }, from: photoSet('flowers') });
  await writeRecord(createFileObjectStore(objects), RUN, 'request', request);
  const { signal } = new AbortController();
  const said = await runStepsAt({ home: folder }, { run: RUN, names: ['ingest'], report: () => {}, signal });
  return Number(said.photos);
}

/** One shard, as a worker runs it: a program of its own, on one core. */
async function runShard(home: string, shard: number, core: number): Promise<void> {
  const step = [join(ROOT, 'host/step.ts'), 'embed', '--run', RUN, '--shard', `${shard}/${SHARDS}`];
  const child = spawn('taskset', ['-c', String(core), process.execPath, ...step], {
    env: { ...process.env, MEADOW_HOME: home },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`A shard ended with ${code}`);
}

/** So many workers, a core each, take shard after shard until none is left. */
async function share(home: string, workers: number): Promise<number> {
  const left = Array.from({ length: SHARDS }, (_, at) => at + 1);
  const worker = async (core: number) => {
    for (let shard = left.shift(); shard !== undefined; shard = left.shift()) await runShard(home, shard, core);
  };
  const seconds = (await timed(() => Promise.all(Array.from({ length: workers }, (_, core) => worker(core))))) / 1000;
  const objects = createFileObjectStore((await openHome(home)).objects);
  const made: string[] = [];
  for await (const { key } of objects.list('embeddings/')) made.push(key);
  for await (const { key } of objects.list(`runs/${RUN}/embed`)) made.push(key);
  for (const key of made) await objects.remove(key);
  return seconds;
}

/** New photos embedded by one worker and by two, each held to one core. Linux only. */
export async function scale(): Promise<void> {
  if (availableParallelism() < 2) throw new Error('It takes two cores.');
  const home = await mkdtemp(join(tmpdir(), 'meadow-bench-scale-'));
  try {
    const photos = await layPhotos(home);
    const load = loadavg()[0]!;
    const [one, two] = [await share(home, 1), await share(home, 2)];
    const row = (workers: string, seconds: number) => [
      workers,
      seconds.toFixed(1),
      (photos / seconds).toFixed(1),
      (one / seconds).toFixed(2),
    ];
    say(`${photos} photos in ${SHARDS} shards; load of the machine before: ${load.toFixed(1)}.\n`);
    say(table([['workers, a core each', 'seconds', 'photos/s', 'times one'], row('1', one), row('2', two)]));
  } finally {
    await rm(home, { recursive: true });
  }
}
