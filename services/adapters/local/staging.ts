import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { refusedParcel } from '../../domain/parcel-rules.ts';
import type { Staging } from '../../ports/kept-home.ts';
import { asFileFault } from './file-fault.ts';
import type { Home } from './home.ts';
import { makeFolder } from './make-folder.ts';
import { beginRestore, clearRestore, restorePlace } from './restore-place.ts';

const belongs = /^(?:meadow\.db|secrets\.json|(?:objects|measurements|thumbnails)\/.+)$/;
/** Files up to here are kept until they are written beside others: waiting for the disk one by one takes long. */
const SMALL = 4 * 1024 ** 2;
const AT_ONCE = 16;

/** An empty data folder beside the one in use. */
export const createStaging = async (home: Home): Promise<Staging> => {
  const { new: root } = restorePlace(home);
  const made = new Set<string>();
  const writing = new Set<Promise<void>>();
  let failed: unknown;

  const folder = async (path: string) => {
    if (made.has(path)) return;
    await makeFolder(path);
    made.add(path);
  };
  const write = async (path: string, body: AsyncIterable<Uint8Array> | Uint8Array[]) => {
    const file = join(root, path);
    await folder(dirname(file));
    const handle = await open(file, 'wx', 0o600);
    try {
      for await (const chunk of body) await handle.writeFile(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
  };
  const aside = (work: Promise<void>) => {
    const ended = work
      .catch((thrown: unknown) => {
        failed ??= thrown;
      })
      .finally(() => writing.delete(ended));
    writing.add(ended);
  };
  const throwFailure = () => {
    if (failed !== undefined) throw asFileFault(failed, root);
  };

  await clearRestore(home);
  for (const part of ['objects', 'measurements', 'thumbnails']) await folder(join(root, part));
  return {
    records: join(root, 'meadow.db'),
    async take({ path, size, body }) {
      if (!belongs.test(path))
        throw refusedParcel(`"${path}" in it belongs in no data folder`, { case: 'stray', path });
      if (writing.size >= AT_ONCE) await Promise.race(writing);
      throwFailure();
      if (size <= SMALL) aside(write(path, [await whole(body)]));
      else
        await write(path, body).catch((thrown: unknown) => {
          throw asFileFault(thrown, root);
        });
    },
    async written() {
      await Promise.all(writing);
      throwFailure();
      for (const path of [...made, root]) await syncFolder(path);
    },
    takePlace: (version) => beginRestore(home, version),
    async discard() {
      await Promise.all(writing);
      await clearRestore(home);
    },
  };
};

const whole = async (body: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(path);
  await handle.sync().finally(() => handle.close());
};
