import { dirname, resolve } from 'node:path';
import type { KeptReport } from '../../contract/keeping.ts';
import { judgementsKey } from '../domain/object-keys.ts';
import { portableReadme } from '../domain/portable-readme.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { ParcelSource } from '../ports/parcels.ts';
import { JUDGEMENTS, MODEL, VERSION } from './model-parcel.ts';
import { asSource, inside } from './parcel-files.ts';
import type { ShareParts } from './share-parts.ts';

/** One file with the model, its card, and what it said of photos it did not know; or a folder for other programs. */
export async function exportModel(
  parts: ShareParts,
  asked: { version: string; file: string; format: 'meadow' | 'tfjs' | 'onnx' },
  { signal }: Pick<JobControl, 'signal'>,
): Promise<KeptReport> {
  const { catalog, objects, parcels, home, clock } = parts;
  const file = resolve(asked.file);
  if (home.contains(dirname(file))) throw inside(file);
  const { path, sha256: hash, project: id } = await parts.served(asked.version);
  if (asked.format !== 'meadow') return exportPortable(parts, asked.version, file, asked.format);
  const record = await catalog.versions.find(asked.version);
  const project = { id, name: (await catalog.projects.find(id))?.name ?? id };
  const said = { version: asked.version, project, created: record!.created.toISOString(), sha256: hash };
  const sources: ParcelSource[] = [
    asSource(VERSION, Buffer.from(JSON.stringify({ ...said, card: record!.card }))),
    { path: MODEL, size: 0, from: path, needed: true },
  ];
  const kept = judgementsKey(asked.version);
  if (await objects.has(kept)) sources.push({ path: JUDGEMENTS, size: 0, from: await objects.file(kept) });
  const label = {
    kind: 'model',
    version: parts.version,
    created: clock.now(),
    files: sources.length,
    bytes: 0,
  } as const;
  let bytes = 0;
  const onBytes = (done: number) => {
    bytes = done;
  };
  await parcels.pack(file, label, sources, { signal, onBytes });
  return { file, files: sources.length, bytes };
}

async function exportPortable(
  parts: ShareParts,
  version: string,
  folder: string,
  format: 'tfjs' | 'onnx',
): Promise<KeptReport> {
  const model = await parts.readVersion(version);
  const files = {
    ...(await parts.portable(format, model)),
    'labels.json': Buffer.from(`${JSON.stringify(model.classes)}\n`),
    'README.md': Buffer.from(portableReadme(format, model)),
  };
  await parts.writeFolder(folder, files);
  const bytes = Object.values(files).reduce((sum, { byteLength }) => sum + byteLength, 0);
  return { file: folder, files: Object.keys(files).length, bytes };
}
