import type { Handlers } from '../../contract/handlers.ts';
import type { store } from '../../contract/store.ts';
import type { Clock } from '../ports/clock.ts';
import type { PhotoDecoder } from '../ports/photo-decoder.ts';
import type { ObjectName, StoreBrowser } from '../ports/store-browser.ts';
import { createBuckets } from './buckets.ts';
import { type ConnectionParts, createStoreConnection } from './connection.ts';
import { createLifecycle } from './lifecycle.ts';
import { createObjects } from './objects.ts';
import { createPictures, type PictureAddress, type PicturedObject, type PictureKind } from './pictures.ts';
import { createUploads } from './uploads.ts';
import { createUsers } from './users.ts';

export interface StoreParts extends ConnectionParts {
  decoder: Pick<PhotoDecoder, 'thumbnail'>;
  clock: Clock;
  picture: PictureAddress;
  download(object: ObjectName): string;
}

export type Store = Handlers<typeof store>;

/** What else an opened store gives: what is behind its addresses, and its end. */
export interface OpenStore extends Store {
  pictureOf(kind: PictureKind, object: PicturedObject): Promise<Uint8Array>;
  bytesOf(object: ObjectName): ReturnType<StoreBrowser['open']>;
  close(): Promise<void>;
}

/** The object store of the stack: its buckets, what is in them, who may do what, and what goes by itself. */
export function createStore(parts: StoreParts): OpenStore {
  const connection = createStoreConnection(parts);
  const uploads = createUploads(connection, parts.clock);
  const { close: closeUploads, ...sending } = uploads;
  return {
    ...createBuckets(connection),
    ...createObjects({ ...parts, connection }),
    ...sending,
    ...createUsers(connection),
    ...createLifecycle(connection),
    pictureOf: createPictures({ browser: connection.browser, decoder: parts.decoder }),
    bytesOf: (object) => connection.browser((browser) => browser.open(object)),
    async close() {
      await closeUploads();
      connection.close();
    },
  };
}
