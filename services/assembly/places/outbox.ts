import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { homeLayout } from '../../adapters/local/home.ts';
import { createFileObjectStore } from '../../adapters/local/object-store.ts';
import { Fault } from '../../domain/fault.ts';
import { createOutbox, type Outbox, type OutboxHistory } from '../../history/outbox.ts';
import type { Machine } from '../machine.ts';
import { createFindPlace, type FindParts } from './find-place.ts';
import type { OpenPlaces } from './open-places.ts';
import { splitByPlace } from './split-by-place.ts';

/** The outbox of a core, made when there is something for it: one that knows no stack has none. */
export interface LazyOutbox extends Pick<Outbox, 'record' | 'keepPhoto'> {
  /** Goes on with what an earlier core left, if any. */
  begin(): Promise<void>;
  isWaiting(): Promise<boolean>;
}

type OutboxParts = FindParts & Pick<Machine, 'home' | 'clock' | 'log' | 'closing' | 'emit'> & { opened: OpenPlaces };

/** Predictions and photos on their way to the history of the stack, or of the laptop, where their project went back. */
export function createStackOutbox(parts: OutboxParts): LazyOutbox {
  const { home, settings, places, clock, log, closing, emit, opened } = parts;
  const { fromStack } = homeLayout(home);
  const file = join(fromStack, 'predictions.db');
  const { ofVersion } = createFindPlace(parts);
  let made: Promise<Outbox> | undefined;

  /** Each place takes its part of the writes; a place that is away keeps all of them waiting. */
  const take: OutboxHistory['take'] = async (boot, writes) => {
    const { keep } = (await settings.get()).history;
    const { all, of } = await splitByPlace(
      writes.flatMap(({ predictions }) => predictions),
      ofVersion,
    );
    let count = 0;
    for (const place of all) {
      const open = opened.get(place);
      if (!open)
        throw new Fault('stack-off', 'The stack does not answer.', 'Start it: what waits is written then.', {
          details: { case: 'silent' },
        });
      const entries = writes.map(({ number, predictions }) => ({ number, predictions: of(predictions, place) }));
      count += await open.ground.catalog.journals.take({ boot, entries, at: clock.now() }, keep);
    }
    if (count > 0) emit({ type: 'predictions.made', count, origin: 'window' });
  };
  const history = async (): Promise<OutboxHistory | undefined> => {
    const stack = opened.get('stack');
    // None is left there: what waits belongs to projects that went back.
    const nobodyThere = !stack && (await places.inStack()).size === 0;
    const open = stack ?? (nobodyThere ? opened.get('laptop') : undefined);
    return open && { take, keepPhoto: open.joined.history.keepPhoto };
  };
  const open = async () => {
    const { createSqliteWriteQueue } = await import('../../adapters/sql/sqlite/write-queue.ts');
    const { makeFolder } = await import('../../adapters/local/make-folder.ts');
    await makeFolder(fromStack);
    return createOutbox({
      queue: createSqliteWriteQueue(file),
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
    begin: async () => void (existsSync(file) && (await get())),
    isWaiting: async () => made !== undefined && (await (await made).state()).count > 0,
  };
}
