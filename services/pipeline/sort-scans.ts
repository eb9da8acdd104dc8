import type { PhotoRecord } from '../ports/catalog.ts';
import type { LabelledFile } from './label-folders.ts';
import type { SkippedPhoto } from './run-shapes.ts';

/** A file that was looked at: what it is, or why it cannot be used. */
export type Scan = LabelledFile &
  ({ hash: string; bytes: number; width: number; height: number } | { problem: string });

export type GoodScan = Extract<Scan, { hash: string }>;

export const isGood = (scan: Scan): scan is GoodScan => 'hash' in scan;

/** The labels a folder gives to each photo. */
function labelsByHash(scans: readonly GoodScan[]): Map<string, Set<string>> {
  const labels = new Map<string, Set<string>>();
  for (const { hash, label } of scans) labels.set(hash, (labels.get(hash) ?? new Set()).add(label));
  return labels;
}

/**
 * Which photos are new, one a hash, and which files are left aside and why. The same photo twice under one label
 * counts once; under two labels nobody knows which is meant, so it counts nowhere.
 */
export function sortScans(
  scans: readonly Scan[],
  known: ReadonlyMap<string, Pick<PhotoRecord, 'label'>>,
): { fresh: GoodScan[]; skipped: SkippedPhoto[] } {
  const labels = labelsByHash(scans.filter(isGood));
  const fresh = new Map<string, GoodScan>();
  const skipped: SkippedPhoto[] = [];
  for (const scan of scans) {
    if (!isGood(scan)) {
      skipped.push({ photo: scan.path, message: scan.problem });
      continue;
    }
    const before = known.get(scan.hash)?.label;
    const given = [...(labels.get(scan.hash) ?? [])].sort();
    if (given.length > 1) {
      skipped.push({
        photo: scan.path,
        message: `The same photo is in ${given.map((label) => `"${label}"`).join(' and ')}.`,
      });
    } else if (before !== undefined && before !== scan.label) {
      skipped.push({ photo: scan.path, message: `The project knows this photo as "${before}"; that label stays.` });
    } else if (before === undefined && !fresh.has(scan.hash)) fresh.set(scan.hash, scan);
  }
  return { fresh: [...fresh.values()], skipped };
}
