// Writes history, settings and objects into a data folder as a core does, one after the other and without end, and
// says after each what is now kept. Meant to be killed.
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { systemClock } from '../../../services/adapters/local/clock.ts';
import { openHome } from '../../../services/adapters/local/home.ts';
import { createFileObjectStore } from '../../../services/adapters/local/object-store.ts';
import { createThumbnailFiles } from '../../../services/adapters/local/thumbnails.ts';
import { createSqliteCatalog } from '../../../services/adapters/sql/sqlite/catalog.ts';
import { createHistory } from '../../../services/history/history.ts';
import { createSettings } from '../../../services/settings/settings.ts';
import type { Kept } from './kept.ts';

const [folder = '', writer = ''] = process.argv.slice(2);
const home = await openHome(folder);
const catalog = await createSqliteCatalog(home.database);
const objects = createFileObjectStore(home.objects);
const settings = createSettings({ records: catalog.settings, emit: () => undefined });
const history = createHistory({
  catalog,
  objects,
  thumbnails: createThumbnailFiles(home.thumbnails),
  clock: systemClock,
  emit: () => undefined,
  settings: async () => (await settings.get()).history,
  addressOf: (hash) => join('/files', hash),
  neededElsewhere: async () => new Set(),
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const tell = (kept: Kept) => process.send?.(kept);

const predict = async (number: number) => {
  const names = Array.from({ length: 1 + (number % 7) }, (_, at) => `${writer}-${number}-${at}.jpg`);
  const rest = { version: 'test-1', verdict: 'grass', label: 'grass', scores: { grass: 1 }, similarity: 0.5, ms: 9 };
  await history.record(
    names.map((photo) => ({ at: new Date(), photo, hash: sha256(Buffer.from(photo)), origin: 'window', ...rest })),
  );
  tell({ photos: names });
};
const set = async (number: number) => {
  const days = 1 + (number % 3000);
  await settings.change({ history: { days } });
  tell({ days });
};
const store = async () => {
  const bytes = randomBytes(200_000);
  const hash = sha256(bytes);
  await objects.put(`photos/${hash.slice(0, 2)}/${hash}`, bytes);
  tell({ object: hash });
};

for (let number = 0; ; number++) {
  await predict(number);
  await set(number);
  if (number % 5 === 0) await store();
}
