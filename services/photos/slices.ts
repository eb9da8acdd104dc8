import { MOST_ARCHIVE_BYTES } from '../../contract/shapes/archive-limits.ts';
import { Fault } from '../domain/fault.ts';
import type { Scratch, ScratchFile } from '../ports/scratch.ts';

/** A part of an archive, which begins at `from`; the archive has `bytes` in all. */
export interface Slice {
  archive: string;
  slice: File;
  from: number;
  bytes: number;
}

/** Archives that come in slices, one behind the other. */
export interface Slices {
  /**
   * Gives the file once the archive is whole; then it is the caller's to remove. Throws `archive-too-large`,
   * `disk-full`, and `bad-request` for a slice out of turn; such an archive has to be sent anew.
   */
  take(slice: Slice): Promise<ScratchFile | undefined>;
  /** Takes no more, and removes what is not whole. */
  close(): Promise<void>;
}

export function createSlices(scratch: Scratch): Slices {
  const begun = new Map<string, { file: ScratchFile; bytes: number; taken: number }>();
  /** Slices of one archive come one after the other, also where they were sent at once. */
  const turns = new Map<string, Promise<void>>();
  let closed = false;

  const begin = async (archive: string, bytes: number) => {
    if (bytes > MOST_ARCHIVE_BYTES) throw tooLarge(bytes);
    const entry = { file: await scratch.create(bytes), bytes, taken: 0 };
    begun.set(archive, entry);
    return entry;
  };
  const drop = async (archive: string) => {
    const entry = begun.get(archive);
    begun.delete(archive);
    await entry?.file.remove();
  };

  const takeOne = async ({ archive, slice, from, bytes }: Slice) => {
    const entry = from === 0 && !begun.has(archive) ? await begin(archive, bytes) : begun.get(archive);
    if (!entry) throw outOfTurn();
    try {
      const fits = entry.taken === from && entry.bytes === bytes && from + slice.size <= bytes;
      if (!fits || (slice.size === 0 && bytes > 0)) throw outOfTurn();
      entry.taken += slice.size;
      await entry.file.append(new Uint8Array(await slice.arrayBuffer()));
      // Who closed meanwhile removed what this slice was put behind.
      if (closed || begun.get(archive) !== entry) throw outOfTurn();
    } catch (thrown) {
      await drop(archive);
      await entry.file.remove();
      throw thrown;
    }
    if (entry.taken < bytes) return undefined;
    begun.delete(archive);
    return entry.file;
  };

  return {
    take(slice) {
      const before = turns.get(slice.archive) ?? Promise.resolve();
      const mine = before.then(() => takeOne(slice));
      const over = mine.then(
        () => undefined,
        () => undefined,
      );
      turns.set(slice.archive, over);
      void over.then(() => {
        if (turns.get(slice.archive) === over) turns.delete(slice.archive);
      });
      return mine;
    },
    async close() {
      closed = true;
      for (const archive of [...begun.keys()]) await drop(archive);
    },
  };
}

function tooLarge(bytes: number): Fault {
  const [gigabytes, most] = [bytes, MOST_ARCHIVE_BYTES].map((size) => Math.round((size / 1024 ** 3) * 10) / 10);
  return new Fault(
    'archive-too-large',
    `The zip file has ${gigabytes} GB, and at most ${most} GB can be sent.`,
    'Unpack it and add the folder, or use "meadow photos add".',
    { details: { gigabytes: gigabytes!, most: most! } },
  );
}

function outOfTurn(): Fault {
  return new Fault('bad-request', 'A part of the zip file is missing.', 'Add it anew.', {
    details: { case: 'zip-part' },
  });
}
