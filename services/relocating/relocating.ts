import type { DataFolderState, dataFolder, TargetSeen } from '../../contract/data-folder.ts';
import type { FaultShape } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { judgeTarget } from '../domain/data-folder/judge-target.ts';
import { totalBytes } from '../domain/data-folder/listing.ts';
import { asFault, Fault } from '../domain/fault.ts';
import type { JobControl, Jobs } from '../jobs/jobs.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';
import type { HomeMover } from '../ports/home-mover.ts';

/** A data folder that is copied, and takes the place of the one in use once nothing writes any more. */
export interface Handover {
  /** What is in use then. */
  folder: string;
  /** Called under the lock of the folder in use, when all else is closed. Throws; then that folder stays in use. */
  finish(): Promise<void>;
}

export interface RelocatingParts {
  mover: HomeMover;
  jobs: Jobs;
  records: SettingRecords;
  chosenBy: DataFolderState['chosenBy'];
  /** Closes this core, hands over, and opens the next; without it the folder cannot be moved. */
  reopen?: ((handover: Handover) => void) | undefined;
  /** Why the last handover came to nothing. */
  failed?: FaultShape | undefined;
}

const NAME = 'data-folder-move';
/** Paths that are named of those that differ. */
const NAMED = 10;

interface Unfinished {
  folder: string;
  fault?: FaultShape;
}

const fixed = () =>
  new Fault(
    'folder-refused',
    'Whoever starts this Meadow says where its data folder is.',
    'Start it without --home and without MEADOW_HOME, then move it.',
    { details: { case: 'fixed' } },
  );

const restoreFirst = () =>
  new Fault(
    'folder-refused',
    'A restored backup waits to take the place of the data folder.',
    'Start Meadow again, or leave everything as it is; then move it.',
    { details: { case: 'restore' } },
  );

const underWay = () =>
  new Fault('already-running', 'The data folder is being moved already.', 'Wait until it is done, or cancel it.', {
    details: { case: 'data-folder' },
  });

const notAsLeft = (folder: string, changed: readonly string[] | undefined) =>
  new Fault(
    'folder-refused',
    changed
      ? `Something was written to ${folder} since it was left: ${changed[0]}.`
      : `${folder} is not there any more.`,
    changed ? 'Choose an empty folder to move to.' : 'Connect its disk, or choose another folder.',
    { details: { case: changed ? 'changed' : 'gone', folder, changes: changed?.length ?? 0 } },
  );

/** Where everything is kept, and how it moves to another disk. */
export function createRelocating(parts: RelocatingParts): Handlers<typeof dataFolder> {
  const { mover, jobs, records, chosenBy, reopen } = parts;
  const movable = reopen !== undefined && (chosenBy === 'move' || chosenBy === 'system');
  let job: string | undefined;
  let failed = parts.failed;

  const unfinished = async (): Promise<Unfinished | undefined> => {
    const kept = (await records.get(NAME)) as Unfinished | null | undefined;
    // The record came along to the folder that is in use now.
    return kept && kept.folder !== mover.folder ? { ...kept, ...(failed && { fault: failed }) } : undefined;
  };
  const note = (kept: Unfinished | undefined) => records.put(NAME, kept ?? null);

  const before = async (): Promise<DataFolderState['before']> => {
    const known = await mover.before();
    if (!known) return undefined;
    const changed = await mover.differences(known);
    const state = changed === undefined ? 'gone' : changed.length > 0 ? 'changed' : 'same';
    const bytes = changed === undefined ? 0 : await mover.bytesOf(known.folder);
    return { ...known, bytes, state, changed: changed?.slice(0, NAMED) ?? [], changes: changed?.length ?? 0 };
  };

  const state = async (): Promise<DataFolderState> => {
    const open = await unfinished();
    const old = await before();
    const isCopy = open !== undefined && old?.folder === open.folder;
    return {
      folder: mover.folder,
      chosenBy,
      movable,
      ...(job !== undefined && { job }),
      ...(open && { unfinished: open }),
      // A way back that was broken off is a copy like any other.
      ...(old && !isCopy && { before: old }),
    };
  };

  const look = async (folder: string): Promise<TargetSeen> => {
    const [files, facts] = await Promise.all([mover.list(), mover.look(folder)]);
    const bytes = totalBytes(files);
    const fault = judgeTarget(facts, bytes);
    return {
      folder: facts.folder,
      files: files.size,
      bytes,
      free: facts.free,
      ...(fault && { fault: fault.toShape() }),
    };
  };

  const work = async (folder: string, { signal, report }: JobControl): Promise<Handover> => {
    try {
      const copy = await mover.copy(folder, { signal, report });
      signal.throwIfAborted();
      return { folder: copy.target, finish: () => mover.finish(copy) };
    } catch (thrown) {
      if (signal.aborted && asFault(signal.reason).code === 'cancelled') {
        await mover.discard(folder);
        await note(undefined);
      } else await note({ folder, fault: asFault(thrown).toShape() });
      throw thrown;
    }
  };

  const begin = async (asked: string): Promise<{ job: string }> => {
    if (!movable) throw fixed();
    if (job !== undefined) throw underWay();
    job = 'begun';
    try {
      if (await mover.restoreWaits()) throw restoreFirst();
      const { folder, fault } = await look(asked);
      if (fault) throw Fault.fromShape(fault);
      failed = undefined;
      await note({ folder });
      const { id, result } = jobs.start('relocate', (control) => work(folder, control));
      job = id;
      result.then(reopen).catch(() => {
        job = undefined;
      });
      return { job: id };
    } catch (thrown) {
      job = undefined;
      throw thrown;
    }
  };

  return {
    state,
    look: ({ folder }) => look(folder),
    move: ({ folder }) => begin(folder),
    async back() {
      const known = await mover.before();
      const changed = known && (await mover.differences(known));
      if (!known || changed === undefined || changed.length > 0) throw notAsLeft(known?.folder ?? '', changed);
      return begin(known.folder);
    },
    async discard() {
      if (job !== undefined) throw underWay();
      const open = await unfinished();
      if (open) await mover.discard(open.folder);
      failed = undefined;
      await note(undefined);
      return state();
    },
    async removeBefore() {
      const known = await mover.before();
      if (known && job === undefined) await mover.removeBefore(known);
      return state();
    },
  };
}
