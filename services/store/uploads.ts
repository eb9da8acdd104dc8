import type { Handlers } from '../../contract/handlers.ts';
import type { store } from '../../contract/store.ts';
import { asFault, Fault } from '../domain/fault.ts';
import { requireOpenBucket } from '../domain/store/own.ts';
import type { Clock } from '../ports/clock.ts';
import type { StoreConnection } from './connection.ts';

type Uploads = Pick<Handlers<typeof store>, 'send' | 'cancelSend'> & {
  /** Takes away what was begun and not ended. */
  close(): Promise<void>;
};

interface Begun {
  object: { bucket: string; key: string };
  upload: string;
  parts: string[];
  taken: number;
  touched: number;
}

/** What no slice came for so long for is given up: its window is gone. */
const GIVEN_UP_MS = 15 * 60_000;
const LOOK_MS = 60_000;

/** Files that come in slices, each a part of an object, which is there with the last one, whole or not at all. */
export function createUploads({ browser }: StoreConnection, clock: Clock): Uploads {
  const begun = new Map<string, Begun>();
  const cancelled = new Set<string>();
  const ended = new AbortController();
  let looking = false;

  const drop = async (id: string) => {
    const found = begun.get(id);
    begun.delete(id);
    if (found) await browser((store) => store.dropParts(found.object, found.upload));
  };
  const lookLater = async () => {
    if (looking) return;
    looking = true;
    while (begun.size > 0 && !ended.signal.aborted) {
      await clock.sleep(LOOK_MS, ended.signal).catch(() => undefined);
      for (const [id, { touched }] of begun)
        if (clock.now().getTime() - touched > GIVEN_UP_MS) await drop(id).catch(() => undefined);
    }
    looking = false;
  };

  return {
    async send({ upload: id, bucket, key, type, slice, from, bytes, replace }) {
      requireOpenBucket(bucket);
      const object = { bucket, key };
      const options = { type: type || 'application/octet-stream', replace };
      const sent = new Uint8Array(await slice.arrayBuffer());
      if (from === 0 && sent.length === bytes) return browser((store) => store.put(object, sent, options));
      try {
        if (from === 0 && !begun.has(id)) {
          const upload = await browser(async (store) => {
            // Told before the file is sent, and made sure of when it is there.
            if (!replace && (await isThere(store.facts(object)))) throw there(key);
            return store.beginParts(object, options.type);
          });
          begun.set(id, { object, upload, parts: [], taken: 0, touched: 0 });
          void lookLater();
        }
        const now = begun.get(id);
        if (!now || now.taken !== from || from + sent.length > bytes) throw outOfTurn();
        now.touched = clock.now().getTime();
        const part = await browser((store) => store.putPart(object, now.upload, now.parts.length + 1, sent));
        if (cancelled.has(id)) throw outOfTurn();
        now.parts.push(part);
        now.taken += sent.length;
        if (now.taken < bytes) return;
        await browser((store) => store.joinParts(object, now.upload, now.parts, options));
        begun.delete(id);
      } catch (thrown) {
        await drop(id).catch(() => undefined);
        throw thrown;
      }
    },
    async cancelSend({ upload }) {
      cancelled.add(upload);
      await drop(upload);
    },
    async close() {
      ended.abort();
      await Promise.all([...begun.keys()].map((id) => drop(id).catch(() => undefined)));
    },
  };
}

const isThere = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    (thrown: unknown) => {
      if (asFault(thrown).code === 'not-found') return false;
      throw thrown;
    },
  );

const there = (name: string): Fault =>
  new Fault('already-there', `There is something named "${name}" already.`, 'Choose another name, or replace it.', {
    details: { case: 'object', name },
  });

const outOfTurn = (): Fault =>
  new Fault('bad-request', 'A part of the file is missing.', 'Upload it again.', { details: { case: 'upload-part' } });
