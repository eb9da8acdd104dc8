import type { Place } from '../../../contract/shapes/place.ts';
import type { History } from '../../history/history.ts';
import type { Machine } from '../machine.ts';
import { createFindPlace, type FindParts } from './find-place.ts';
import type { LazyOutbox } from './outbox.ts';

/** Where predictions are kept, and the photos they were made of: where the version's project is. */
export interface Recording extends Pick<History, 'record'> {
  keepPhoto(hash: string, bytes: Uint8Array, version: string): Promise<void>;
}

type RecordingParts = FindParts & Pick<Machine, 'opened'>;

export function recordByPlace(parts: RecordingParts, outbox: LazyOutbox): Recording {
  const { ofVersion } = createFindPlace(parts);
  const onLaptop = () => parts.opened.get('laptop')!.joined.history;
  return {
    async record(predictions) {
      const places = new Map<string, Place>();
      for (const version of new Set(predictions.map((each) => each.version)))
        places.set(version, await ofVersion(version));
      const of = (place: Place) => predictions.filter(({ version }) => places.get(version) === place);
      const [laptop, stack] = [of('laptop'), of('stack')];
      if (laptop.length > 0) await onLaptop().record(laptop);
      if (stack.length > 0) await outbox.record(stack);
    },
    async keepPhoto(hash, bytes, version) {
      const place = await ofVersion(version);
      await (place === 'stack' ? outbox.keepPhoto(hash, bytes) : onLaptop().keepPhoto(hash, bytes));
    },
  };
}
