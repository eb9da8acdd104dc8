import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHome } from '../../services/adapters/local/home.ts';
import { createFileObjectStore } from '../../services/adapters/local/object-store.ts';
import { backboneName } from '../../services/assembly/backbone-name.ts';
import { runStepsAt } from '../../services/assembly/step.ts';
import type { Examples } from '../../services/steps/examples.ts';
import { loadExamples } from '../../services/steps/load-examples.ts';
import { readLooks } from '../../services/steps/read-looks.ts';
import { writeRecord } from '../../services/steps/run-records.ts';
import type { Request } from '../../services/steps/run-shapes.ts';
import { photoSet } from './photos.ts';

/** Embeddings are kept here between benchmarks, by the photos' hashes. */
const folder = join(tmpdir(), 'meadow-bench');
const signal = new AbortController().signal;

/** A set of photos as numbers, made by Meadow's own steps. */
export async function examplesOf(set: string, mode: Request['mode'] = 'quick'): Promise<Examples> {
  const { objects: root } = await openHome(folder);
  const objects = createFileObjectStore(root);
  const run = `${set}-${Date.now()}`;
  const request: Request = {
    project: { id: set, name: set },
    from: photoSet(set),
    mode,
    by: '',
    policy: 'ask',
    notes: { limits: [] },
  };
  await writeRecord(objects, run, 'request', request);
  await runStepsAt({ home: folder }, { run, names: ['ingest', 'validate', 'embed'], report: () => {}, signal });
  return loadExamples({ objects, run, signal });
}

/** What the backbone gives its last layer of photos that were embedded for a deep training. */
export async function looksOf(hashes: readonly string[], views: readonly number[]) {
  const { objects: root } = await openHome(folder);
  const { sha256 } = await backboneName();
  return readLooks({ objects: createFileObjectStore(root), signal }, sha256, hashes, views);
}
