import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptReport } from '../../contract/keeping.ts';
import { type KeptCopy, tooMany } from '../domain/updates/plan-back.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { Clock } from '../ports/clock.ts';
import type { Parcels } from '../ports/parcels.ts';

export interface CopyParts {
  /** The folder in which they lie. */
  copiesAt: string;
  parcels: Pick<Parcels, 'label'>;
  clock: Clock;
  /** The number of the tables that this Meadow has. */
  tables: number;
  backup(file: string, control: JobControl): Promise<KeptReport>;
}

/** When it was made, and the tables it has: what it says of itself holds all but that. */
const NAME = /^\d{8}T\d{9}Z-(\d+)\.backup$/;

/** The newest first. What cannot be read, as one that is just being written, is left out. */
export async function listCopies({ copiesAt, parcels }: Pick<CopyParts, 'copiesAt' | 'parcels'>): Promise<KeptCopy[]> {
  const names = await readdir(copiesAt).catch(() => []);
  const copies = await Promise.all(
    names.map(async (name): Promise<KeptCopy[]> => {
      const tables = NAME.exec(name)?.[1];
      if (tables === undefined) return [];
      const file = join(copiesAt, name);
      const label = await parcels.label(file, 'backup').catch(() => undefined);
      return label
        ? [{ file, version: label.version, tables: Number(tables), created: label.created, bytes: label.bytes }]
        : [];
    }),
  );
  return copies.flat().toSorted((one, other) => other.created.getTime() - one.created.getTime());
}

/** Copies all data, then lets the older copies go, but for the one that is `needed`. */
export async function copyData(parts: CopyParts, control: JobControl, needed?: string): Promise<void> {
  const { copiesAt, clock, tables, backup } = parts;
  await mkdir(copiesAt, { recursive: true, mode: 0o700 });
  const stamp = clock.now().toISOString().replaceAll(/[-:.]/g, '');
  await backup(join(copiesAt, `${stamp}-${tables}.backup`), control);
  for (const { file } of tooMany(await listCopies(parts), needed)) await rm(file, { force: true });
}
