import type { History } from '../../history/history.ts';
import type { Machine } from '../machine.ts';
import { createFindPlace, type FindParts } from './find-place.ts';
import type { LazyOutbox } from './outbox.ts';
import { splitByPlace } from './split-by-place.ts';

/** Where predictions are kept, and the photos they were made of: where the version's project is. */
export interface Recording extends Pick<History, 'record' | 'take'> {
  keepPhoto(hash: string, bytes: Uint8Array, version: string): Promise<void>;
}

const MOST_JOURNALS = 1000;

type RecordingParts = FindParts & Pick<Machine, 'opened'>;

export function recordByPlace(parts: RecordingParts, outbox: LazyOutbox): Recording {
  const { ofVersion } = createFindPlace(parts);
  const onLaptop = () => parts.opened.get('laptop')!.joined.history;
  /** What the outbox has of each journal, in case the laptop's part of it is brought again. */
  const sent = new Map<string, number>();
  return {
    async record(predictions) {
      const { of } = await splitByPlace(predictions, ofVersion);
      const [laptop, stack] = [of(predictions, 'laptop'), of(predictions, 'stack')];
      if (laptop.length > 0) await onLaptop().record(laptop);
      if (stack.length > 0) await outbox.record(stack);
    },
    async take({ boot, entries, at }) {
      const all = entries.flatMap(({ predictions }) => predictions);
      const { of } = await splitByPlace(all, ofVersion);
      const before = sent.get(boot) ?? 0;
      const unsent = entries.filter(({ number }) => number > before);
      const stack = unsent.flatMap(({ predictions }) => of(predictions, 'stack'));
      if (stack.length > 0) await outbox.record(stack);
      sent.set(boot, entries.at(-1)?.number ?? before);
      // Those that were met first have long ended.
      if (sent.size > MOST_JOURNALS) sent.delete(sent.keys().next().value!);
      const laptop = entries.map(({ number, predictions }) => ({ number, predictions: of(predictions, 'laptop') }));
      if (laptop.every(({ predictions }) => predictions.length === 0)) return 0;
      return onLaptop().take({ boot, entries: laptop, at });
    },
    async keepPhoto(hash, bytes, version) {
      const place = await ofVersion(version);
      await (place === 'stack' ? outbox.keepPhoto(hash, bytes) : onLaptop().keepPhoto(hash, bytes));
    },
  };
}
