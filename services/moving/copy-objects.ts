import { createHash } from 'node:crypto';
import { asFault } from '../domain/fault.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { inParallel } from '../steps/in-parallel.ts';
import type { OwnObject } from './belongings.ts';
import { damagedCopy } from './faults.ts';

const AT_ONCE = 6;
/** Listing a folder is worth it from so many objects on; fewer are asked for one by one. */
const FEW = 20;

type Ends = { from: { objects: ObjectStore }; into: { objects: ObjectStore } };
type Watch = Pick<JobControl, 'signal' | 'report'>;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Counts bytes of a stage as they are dealt with. */
function createMeter(stage: string, all: readonly OwnObject[], { signal, report }: Watch) {
  const total = all.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  report({ stage, done, total });
  return (bytes: number) => {
    done += bytes;
    report({ stage, done: Math.min(done, total), total });
    signal.throwIfAborted();
  };
}

/** Copies what is not there yet in its size. What disappears meanwhile is left out: the records say so soon. */
export async function copyObjects({ from, into }: Ends, all: readonly OwnObject[], watch: Watch): Promise<void> {
  const there = await sizesIn(into.objects, all);
  const count = createMeter('move-copy', all, watch);
  await inParallel(all, AT_ONCE, async ({ key, bytes }) => {
    if (there.get(key) !== bytes) await copyOne({ from, into }, key);
    count(bytes);
  });
}

async function sizesIn(objects: ObjectStore, wanted: readonly OwnObject[]): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  if (wanted.length < FEW) return sizes;
  for (const folder of new Set(wanted.map(({ key }) => key.slice(0, key.indexOf('/') + 1))))
    for await (const { key, bytes } of objects.list(folder)) sizes.set(key, bytes);
  return sizes;
}

async function copyOne({ from, into }: Ends, key: string): Promise<void> {
  const bytes = await found(from.objects, key);
  if (bytes) await into.objects.put(key, bytes);
}

const found = (objects: ObjectStore, key: string): Promise<Uint8Array | undefined> =>
  objects.get(key).catch((thrown: unknown) => {
    if (asFault(thrown).code === 'not-found') return undefined;
    throw thrown;
  });

/**
 * Reads every copy back. One that is not as its key says or, where the key says nothing, not as the original, is made
 * once more; throws `copy-damaged` where that does not help.
 */
export async function verifyObjects(ends: Ends, all: readonly OwnObject[], watch: Watch): Promise<void> {
  const count = createMeter('move-verify', all, watch);
  await inParallel(all, AT_ONCE, async (one) => {
    if (!(await isSound(ends, one))) {
      await copyOne(ends, one.key);
      if (!(await isSound(ends, one))) throw damagedCopy(one.key);
    }
    count(one.bytes);
  });
}

async function isSound({ from, into }: Ends, { key, hash }: OwnObject): Promise<boolean> {
  const copy = await readBack(into.objects, key);
  const is = copy && sha256(copy);
  if (is !== undefined && is === hash) return true;
  // Bytes that are not as their key says where they come from are taken as they are: it is no damage of the copy.
  const original = await found(from.objects, key);
  return original ? is === sha256(original) : true;
}

/** A store that sees by itself that its bytes are not those that were put is as good as one that gives them. */
const readBack = (objects: ObjectStore, key: string): Promise<Uint8Array | undefined> =>
  objects.get(key).catch((thrown: unknown) => {
    if (['not-found', 'remote-failed'].includes(asFault(thrown).code)) return undefined;
    throw thrown;
  });
