import { createHash } from 'node:crypto';
import { openHome } from '../../../services/adapters/local/home.ts';
import { createFileObjectStore } from '../../../services/adapters/local/object-store.ts';
import { createSqliteCatalog } from '../../../services/adapters/sql/sqlite/catalog.ts';
import { photoKey } from '../../../services/domain/object-keys.ts';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** A data folder with a project of so many photos of chance, their bytes no pictures. */
export async function drawHome(folder: string, photos: number, draw: (at: number) => Buffer): Promise<void> {
  const home = await openHome(folder);
  const objects = createFileObjectStore(home.objects);
  const catalog = await createSqliteCatalog(home.database);
  const created = new Date('2026-03-01T10:00:00Z');
  const project = { id: 'lawn', name: 'Lawn', classes: ['dandelion', 'grass'], created, policy: 'ask' } as const;
  await catalog.projects.create({ ...project, classes: [...project.classes] });
  const records = [];
  for (let at = 0; at < photos; at++) {
    const photo = draw(at);
    const hash = sha256(photo);
    await objects.put(photoKey(hash), photo);
    const facts = { source: `photo-${at}.jpg`, added: created, by: 'me', width: 8, height: 8, binned: undefined };
    records.push({ hash, label: at % 2 ? 'grass' : 'dandelion', bytes: photo.length, ...facts });
  }
  await catalog.photos.put('lawn', records);
  await catalog.close();
}
