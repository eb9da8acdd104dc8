const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Orders names as people do: `photo 9` before `photo 10`; names that read alike keep one order everywhere. */
export function naturalOrder(a: string, b: string): number {
  return collator.compare(a, b) || Number(a > b) - Number(a < b);
}
