import { systemClock } from '../../../services/adapters/local/clock.ts';
import { openHome } from '../../../services/adapters/local/home.ts';
import { createFileObjectStore } from '../../../services/adapters/local/object-store.ts';
import { createSharpDecoder } from '../../../services/adapters/sharp/sharp-decoder.ts';
import { createSqliteCatalog } from '../../../services/adapters/sql/sqlite/catalog.ts';
import { runStepsAt } from '../../../services/assembly/step.ts';
import { photoKey } from '../../../services/domain/object-keys.ts';
import type { FindingRecord } from '../../../services/ports/catalog/findings.ts';
import { writeRecord } from '../../../services/steps/run-records.ts';
import { hashOf } from '../../../services/steps/scan-photo.ts';

interface GivenPhoto {
  name: string;
  label: string;
  bytes: Buffer;
}

/** What Meadow's own check finds in photos, by hash. `folder`: a data folder; embeddings in it are used again. */
export async function checkPhotos(folder: string, photos: readonly GivenPhoto[]): Promise<FindingRecord[]> {
  const home = await openHome(folder);
  const objects = createFileObjectStore(home.objects);
  const decoder = createSharpDecoder();
  const catalog = await createSqliteCatalog(home.database);
  const project = `bench-${Date.now()}`;
  const run = `check-${project}`;
  try {
    const classes = [...new Set(photos.map(({ label }) => label))].sort();
    await catalog.projects.create({ id: project, name: project, classes, created: systemClock.now(), policy: 'ask' });
    const added = systemClock.now();
    for (const { name: source, label, bytes } of photos) {
      const hash = hashOf(bytes);
      const { width, height } = await decoder.inspect(bytes);
      await objects.put(photoKey(hash), bytes);
      const row = { hash, label, source, added, by: '', width, height, bytes: bytes.byteLength, binned: undefined };
      await catalog.photos.put(project, [row]);
    }
    await writeRecord(objects, run, 'request', { project });
    const signal = new AbortController().signal;
    await runStepsAt({ home: folder }, { run, names: ['check'], report: () => {}, signal });
    return await catalog.findings.list(project, undefined, { offset: 0, limit: 10_000 });
  } finally {
    await catalog.close();
  }
}
