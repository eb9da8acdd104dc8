/** What no copy of the data holds. */
const LEFT_OUT: ReadonlySet<string> = new Set(['before', 'logs']);

/** The bytes that a copy of all data takes, and whether they fit on the disk. */
export function roomOf({ kinds, free }: { kinds: readonly { kind: string; bytes: number }[]; free: number }) {
  const bytes = kinds.filter(({ kind }) => !LEFT_OUT.has(kind)).reduce((sum, one) => sum + one.bytes, 0);
  return { bytes, free, fits: free > bytes };
}
