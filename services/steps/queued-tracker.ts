import { Fault } from '../domain/fault.ts';
import { requireObjectKey } from '../domain/object-keys.ts';
import { missingAttachment, requireRun, withDescription } from '../domain/run-notes.ts';
import type { DescribedRun, Tracker } from '../ports/tracker.ts';
import type { KeptWrite, WriteQueue } from '../ports/write-queue.ts';
import {
  descriptionIn,
  fileIn,
  measurementsIn,
  packFile,
  packJson,
  type WriteKind,
  withKept,
} from './queued-writes.ts';
import { type WriterParts, writeInTurn } from './write-in-turn.ts';

export interface QueuedTracker extends Tracker {
  /** What waits to be written, and what is wrong where the tracker takes nothing now. */
  state(): Promise<{ count: number; since?: Date; fault?: Fault }>;
  /**
   * Resolves when nothing waits any more, when the tracker takes nothing, or after so many milliseconds; with `leave`
   * also where another process writes what waits.
   */
  settle(within: number, how?: { leave: boolean }): Promise<void>;
  /** Ends the writing; what waits is written by whoever opens the queue next. */
  close(): Promise<void>;
}

/** Between two looks whether something waits. */
const LOOK_MS = 50;

/** Where the tracker cannot be asked. */
const isAway = (thrown: unknown): boolean => thrown instanceof Fault && thrown.code.startsWith('remote-');

/**
 * A tracker that may be away: every write is kept on this machine first, and written in order, once, as soon as it can
 * be, also by another process or after a crash. What is read while the tracker is away is what this machine wrote.
 */
export function createQueuedTracker(
  tracker: Tracker & { close(): Promise<void> },
  queue: WriteQueue,
  parts: Omit<WriterParts, 'tracker' | 'queue'>,
): QueuedTracker {
  const writer = writeInTurn({ tracker, queue, ...parts });

  const keep = async (run: string, kind: WriteKind, body: Uint8Array, times = 1) => {
    requireRun(run);
    await queue.add({ run, kind, body, times });
    writer.nudge();
  };
  /** What is kept of a run since it was last removed. */
  const keptOf = async (run: string) => {
    const all = await queue.of(run);
    const removed = all.findLastIndex(({ kind }) => kind === 'remove');
    return { removed: removed >= 0, writes: all.slice(removed + 1) };
  };
  /** What the tracker says of a run, and what is kept of it that the tracker may not know. */
  const known = async <T>(
    run: string,
    ask: () => Promise<T>,
  ): Promise<{ said: T | undefined; writes: KeptWrite[] }> => {
    requireRun(run);
    // First what is kept: what is written meanwhile is in both then, never in neither.
    const { removed, writes } = await keptOf(run);
    const waiting = writes.filter(({ done }) => !done);
    if (removed) return { said: undefined, writes };
    return ask().then(
      (said) => ({ said, writes: waiting }),
      (thrown: unknown) => {
        if (isAway(thrown)) return { said: undefined, writes };
        throw thrown;
      },
    );
  };

  return {
    async log(run, measurements) {
      requireRun(run);
      const sound = measurements.filter(({ value }) => Number.isFinite(value));
      if (sound.length > 0) await keep(run, 'log', packJson(sound), sound.length);
    },
    async read(run) {
      const { said = [], writes } = await known(run, () => tracker.read(run));
      return withKept(said, writes.filter(({ kind }) => kind === 'log').flatMap(measurementsIn));
    },
    describe: (run, description) => keep(run, 'describe', packJson(description)),
    async described(run) {
      const { said, writes } = await known(run, () => tracker.described(run));
      return writes.length === 0 ? said : withWrites(said, writes);
    },
    async attach(run, name, bytes) {
      requireObjectKey(name);
      await keep(run, 'attach', packFile({ name, bytes }));
    },
    async attached(run, name) {
      requireRun(run);
      requireObjectKey(name);
      const { removed, writes } = await keptOf(run);
      const files = writes.filter(({ kind }) => kind === 'attach').map(fileIn);
      const newest = files.findLast((one) => one.name === name);
      if (newest) return newest.bytes;
      if (removed) throw missingAttachment(run, name);
      return tracker.attached(run, name);
    },
    pageOf: tracker.pageOf,
    remove: (run) => keep(run, 'remove', packJson({})),
    async state() {
      const { fault } = writer;
      return { ...(await queue.waiting()), ...(fault && { fault }) };
    },
    async settle(within, { leave } = { leave: false }) {
      for (let left = within; left > 0 && (await queue.waiting()).count > 0; left -= LOOK_MS) {
        writer.nudge();
        // In turns of time: what only waits for what is ready never lets a timer or an answer through.
        await parts.clock.sleep(LOOK_MS);
        if (writer.fault || (leave && writer.isElsewhere)) break;
      }
    },
    async close() {
      const ending = writer.end();
      // Breaks off what is under way: it is written again.
      await tracker.close();
      await ending;
      await queue.close();
    },
  };
}

function withWrites(said: DescribedRun | undefined, writes: readonly KeptWrite[]): DescribedRun {
  const of = (kind: WriteKind) => writes.filter((one) => one.kind === kind);
  const before: DescribedRun = said ?? { params: {}, tags: {}, attached: [] };
  const described = of('describe').map(descriptionIn).reduce<DescribedRun>(withDescription, before);
  const names = of('attach').map((write) => fileIn(write).name);
  return { ...described, attached: [...new Set([...before.attached, ...names])].toSorted() };
}
