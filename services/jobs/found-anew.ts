import { asFault } from '../domain/fault.ts';

export interface FoundAnewParts<Place, Open> {
  /** Looks where it is; `anew`: its password may have been changed. */
  find(anew: boolean): Promise<Place>;
  open(place: Place): Promise<Open>;
  close?(open: Open): void;
  /** So long a place is good, in milliseconds: who asks many things does not look for each. */
  good: number;
  /** Opened once more at the same place too, because the place does not say all of how it is entered. */
  reopens?: boolean;
}

/** Something that may be started anew, move to another port, or get another password. */
export interface FoundAnew<Open> {
  /** Where it went away, or does not let Meadow in, it is looked for once more. */
  within<T>(work: (open: Open) => Promise<T>): Promise<T>;
  close(): void;
}

export function createFoundAnew<Place, Open>(parts: FoundAnewParts<Place, Open>): FoundAnew<Open> {
  const { find, open, close = () => undefined, good, reopens = false } = parts;
  let known: { key: string; open: Open } | undefined;
  let last: { at: number; found: Promise<Open> } | undefined;

  const look = async (anew: boolean): Promise<Open> => {
    const place = await find(anew);
    const key = JSON.stringify(place);
    if (known?.key === key && !(anew && reopens)) return known.open;
    if (known) close(known.open);
    known = { key, open: await open(place) };
    return known.open;
  };
  const get = (anew = false): Promise<Open> => {
    const now = performance.now();
    if (!anew && last && now - last.at < good) return last.found;
    const mine = { at: now, found: look(anew) };
    last = mine;
    mine.found.catch(() => {
      if (last === mine) last = undefined;
    });
    return mine.found;
  };
  return {
    async within(work) {
      const before = await get();
      try {
        return await work(before);
      } catch (thrown) {
        const { code } = asFault(thrown);
        if (code !== 'remote-refused' && code !== 'remote-down') throw thrown;
        const now = await get(true);
        if (now === before) throw thrown;
        return work(now);
      }
    },
    close() {
      if (known) close(known.open);
      known = undefined;
      last = undefined;
    },
  };
}
