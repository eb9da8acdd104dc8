import { join } from 'node:path';
import { homeLayout } from '../../adapters/local/home.ts';
import { createFileObjectStore } from '../../adapters/local/object-store.ts';
import { createOutbox, type Outbox } from '../../history/outbox.ts';
import type { Machine } from '../machine.ts';
import type { OpenPlaces } from './open-places.ts';

/** The outbox of a core, made when there is something for it: one that knows no stack has none. */
export interface LazyOutbox extends Pick<Outbox, 'record' | 'keepPhoto'> {
  /** Goes on with what an earlier core left. */
  begin(): Promise<void>;
  isWaiting(): Promise<boolean>;
}

type OutboxParts = Pick<Machine, 'home' | 'settings' | 'clock' | 'log' | 'closing' | 'emit'> & { opened: OpenPlaces };

/** Predictions and photos for the history of the stack. */
export function createStackOutbox({ home, settings, clock, log, closing, emit, opened }: OutboxParts): LazyOutbox {
  const { fromStack } = homeLayout(home);
  let made: Promise<Outbox> | undefined;

  const history = () => {
    const stack = opened.get('stack');
    if (!stack) return undefined;
    const { catalog } = stack.ground;
    return {
      async take(boot: string, entries: Parameters<typeof catalog.journals.take>[0]['entries']) {
        const { keep } = (await settings.get()).history;
        const count = await catalog.journals.take({ boot, entries, at: clock.now() }, keep);
        if (count > 0) emit({ type: 'predictions.made', count, origin: 'window' });
      },
      keepPhoto: stack.joined.history.keepPhoto,
    };
  };
  const open = async () => {
    const { createSqliteWriteQueue } = await import('../../adapters/sql/sqlite/write-queue.ts');
    const { makeFolder } = await import('../../adapters/local/make-folder.ts');
    await makeFolder(fromStack);
    return createOutbox({
      queue: createSqliteWriteQueue(join(fromStack, 'predictions.db')),
      photos: createFileObjectStore(join(fromStack, 'photos')),
      history,
      clock,
      log,
    });
  };
  closing.defer(async () => (await made)?.close());
  const get = () => {
    made ??= open();
    return made;
  };
  return {
    record: async (predictions) => (await get()).record(predictions),
    keepPhoto: async (hash, bytes) => (await get()).keepPhoto(hash, bytes),
    begin: async () => void (await get()),
    isWaiting: async () => made !== undefined && (await (await made).state()).count > 0,
  };
}
