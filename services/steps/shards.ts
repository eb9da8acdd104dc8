import { Fault } from '../domain/fault.ts';
import { embeddingKey, runPrefix } from '../domain/object-keys.ts';
import { type Shard, shardsFor, shardText } from '../domain/shards.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { setsOf } from './embed.ts';
import { inParallel } from './in-parallel.ts';
import { readSnapshot } from './read-snapshot.ts';
import { findRecord, readRecord, writeRecord } from './run-records.ts';
import { embeddedShape, requestShape } from './run-shapes.ts';
import type { StepContext } from './step.ts';

/** Photos of which it is asked whether they are new. */
const ASKED = 256;
/** Lookups that wait for the store at once. */
const LOOKUPS = 16;

/** Says in which shards the photos of a run are embedded: those of several where workers share them and it is worth it. */
export async function shards(context: StepContext): Promise<{ shards: string[] }> {
  const { workers = 1 } = context;
  const of = workers < 2 ? 1 : shardsFor(await newLooks(context), workers);
  return { shards: Array.from({ length: of }, (_, at) => shardText({ at: at + 1, of })) };
}

/** About how often the backbone is to look at a photo. The list is in the order of hashes: its begin is like all of it. */
async function newLooks({ objects, run, backboneName }: StepContext): Promise<number> {
  const { mode } = await readRecord(objects, run, 'request', requestShape);
  const { photos } = await readSnapshot({ objects, run });
  const { sha256: backbone } = await backboneName();
  const asked = photos.slice(0, ASKED);
  const keys = setsOf[mode].flatMap((set) => asked.map(({ hash }) => embeddingKey(backbone, set, hash)));
  const there = await inParallel(keys, LOOKUPS, (key) => objects.has(key));
  return (there.filter((is) => !is).length / Math.max(1, asked.length)) * photos.length;
}

const SHARD = 'embed-';
export const shardRecord = ({ at, of }: Shard): string => `${SHARD}${at}-of-${of}`;

/**
 * Whoever does the last shard says for the run that all are done. Two that end at the same time may both say it: the same
 * words. Throws where workers looked with different backbones.
 */
export async function closeShards({ objects, run }: Pick<StepContext, 'objects' | 'run'>, of: number): Promise<void> {
  const names = Array.from({ length: of }, (_, at) => shardRecord({ at: at + 1, of }));
  const records = await Promise.all(names.map((name) => findRecord(objects, run, name, embeddedShape)));
  const done = records.filter((record) => record !== undefined);
  if (done.length < of) return;
  const { backbone } = done[0]!;
  if (done.some((record) => record.backbone !== backbone)) throw otherBackbones();
  const sum = (what: 'embedded' | 'cached') => done.reduce((total, record) => total + record[what], 0);
  await writeRecord(objects, run, 'embed', { backbone, embedded: sum('embedded'), cached: sum('cached') });
}

/** What shards of a run left, so that they are done anew. */
export async function forgetShards(objects: Pick<ObjectStore, 'list' | 'remove'>, run: string): Promise<void> {
  for await (const { key } of objects.list(`${runPrefix(run)}${SHARD}`)) await objects.remove(key);
}

const otherBackbones = () =>
  new Fault(
    'bad-request',
    'The workers that shared the photos have different versions of Meadow.',
    'Start all of them with the same image, then resume the training.',
    { details: { case: 'workers-differ' } },
  );
