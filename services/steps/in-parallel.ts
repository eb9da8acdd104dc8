/**
 * Does the work for each item, at most `most` at a time, and gives the results in the items' order. The first failure
 * ends it: no further item is begun, and it is thrown when those under way have ended, so that nothing is done after it.
 */
export async function inParallel<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T, at: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  let failure: { thrown: unknown } | undefined;
  const worker = async () => {
    while (next < items.length && !failure) {
      const at = next++;
      try {
        results[at] = await work(items[at]!, at);
      } catch (thrown) {
        failure ??= { thrown };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  if (failure) throw failure.thrown;
  return results;
}
