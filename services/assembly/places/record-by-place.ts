import type { Place } from '../../../contract/shapes/place.ts';
import type { History } from '../../history/history.ts';
import type { PredictionRecord } from '../../ports/catalog/predictions.ts';
import type { Machine } from '../machine.ts';
import { createFindPlace, type FindParts } from './find-place.ts';
import type { LazyOutbox } from './outbox.ts';

/** Where predictions are kept, and the photos they were made of: where the version's project is. */
export interface Recording extends Pick<History, 'record' | 'take'> {
  keepPhoto(hash: string, bytes: Uint8Array, version: string): Promise<void>;
}

type RecordingParts = FindParts & Pick<Machine, 'opened'>;

export function recordByPlace(parts: RecordingParts, outbox: LazyOutbox): Recording {
  const { ofVersion } = createFindPlace(parts);
  const onLaptop = () => parts.opened.get('laptop')!.joined.history;
  const splitter = async (predictions: readonly PredictionRecord[]) => {
    const places = new Map<string, Place>();
    for (const version of new Set(predictions.map((each) => each.version)))
      places.set(version, await ofVersion(version));
    return (some: readonly PredictionRecord[], place: Place) =>
      some.filter(({ version }) => places.get(version) === place);
  };
  /** What the outbox has of a journal, in case the laptop's part of it is brought again. */
  let sent = { boot: '', last: 0 };
  return {
    async record(predictions) {
      const of = await splitter(predictions);
      const [laptop, stack] = [of(predictions, 'laptop'), of(predictions, 'stack')];
      if (laptop.length > 0) await onLaptop().record(laptop);
      if (stack.length > 0) await outbox.record(stack);
    },
    async take({ boot, entries, at }) {
      const of = await splitter(entries.flatMap(({ predictions }) => predictions));
      const before = sent.boot === boot ? sent.last : 0;
      const unsent = entries.filter(({ number }) => number > before);
      const stack = unsent.flatMap(({ predictions }) => of(predictions, 'stack'));
      if (stack.length > 0) await outbox.record(stack);
      sent = { boot, last: entries.at(-1)?.number ?? before };
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
