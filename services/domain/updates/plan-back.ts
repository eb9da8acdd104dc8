import { isNewer } from './versions.ts';

/** A Meadow that ran here, and the number of the tables it reads. */
export interface Ran {
  version: string;
  tables: number;
}

/** A copy of all data. */
export interface KeptCopy {
  file: string;
  version: string;
  tables: number;
  created: Date;
  bytes: number;
}

export interface BackPlan {
  version: string;
  /** It reads the records as they are. */
  reads: boolean;
  /** What takes the place of the data where it does not; the newest it can read. */
  copy: KeptCopy | undefined;
}

/** How the version before can run again; none where there was none, or where it is the newer one. */
export function planBack(
  now: Ran,
  { before, copies }: { before: Ran | undefined; copies: readonly KeptCopy[] },
): BackPlan | undefined {
  if (!before || !isNewer(now.version, before.version)) return undefined;
  const readable = copies.filter(({ tables, version }) => tables <= before.tables && !isNewer(version, before.version));
  const [copy] = readable.toSorted((one, other) => other.created.getTime() - one.created.getTime());
  return { version: before.version, reads: before.tables >= now.tables, copy };
}

/** Which copies go: all but the last ones, and never the one that is needed now. */
export function tooMany(copies: readonly KeptCopy[], needed?: string, most = 2): KeptCopy[] {
  const byAge = copies.toSorted((one, other) => other.created.getTime() - one.created.getTime());
  const kept = byAge.filter(({ file }) => file === needed);
  return byAge.filter(({ file }) => file !== needed).slice(Math.max(0, most - kept.length));
}
