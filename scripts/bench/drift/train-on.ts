import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openHome } from '../../../services/adapters/local/home.ts';
import { createFileObjectStore } from '../../../services/adapters/local/object-store.ts';
import { createSqliteCatalog } from '../../../services/adapters/sql/sqlite/catalog.ts';
import { runStepsAt } from '../../../services/assembly/step.ts';
import type { Usual } from '../../../services/domain/drift/looked.ts';
import { usualOfCard } from '../../../services/domain/drift/usual-of-card.ts';
import { readModel } from '../../../services/domain/model-file.ts';
import type { ModelSource } from '../../../services/ports/inference.ts';
import { writeRecord } from '../../../services/steps/run-records.ts';
import type { Request } from '../../../services/steps/run-shapes.ts';
import type { SetPhoto } from './read-set.ts';

/** A model of these photos, made by Meadow's own steps in the data folder `home`, and what its card says is usual. */
export async function trainOn(
  photos: readonly SetPhoto[],
  home: string,
  name: string,
): Promise<{ model: ModelSource; usual: Usual }> {
  const { objects: root, database } = await openHome(home);
  const from = join(home, `photos-${name}`);
  for (const label of new Set(photos.map((photo) => photo.label))) await mkdir(join(from, label), { recursive: true });
  await Promise.all(photos.map(({ label, bytes }, at) => writeFile(join(from, label, `${at}.jpg`), bytes)));
  const project = { id: name, name };
  const request: Request = { project, from, mode: 'quick', by: '', policy: 'ask', notes: { limits: [] } };
  await writeRecord(createFileObjectStore(root), name, 'request', request);
  const names = ['ingest', 'validate', 'embed', 'train', 'evaluate', 'register'] as const;
  await runStepsAt({ home }, { run: name, names, report: () => {}, signal: new AbortController().signal });
  const catalog = await createSqliteCatalog(database);
  try {
    const [made] = await catalog.versions.list(name);
    if (!made?.object) throw new Error(`No version of ${name} was registered`);
    const { version, sha256 } = made;
    const path = join(root, made.object);
    const { card } = readModel(await readFile(path), sha256);
    return { model: { version, path, sha256 }, usual: usualOfCard(card) };
  } finally {
    await catalog.close();
  }
}
