/** Test photos a class needs to be judged by them. */
const LEAST_TEST_PHOTOS = 10;

/** Classes of which there are too few test photos: they are judged by cross-validation. `tested` are the labels of these photos. */
export function crossValidatedClasses(tested: readonly number[], classes: number): Set<number> {
  const counts = new Array<number>(classes).fill(0);
  for (const label of tested) counts[label]!++;
  return new Set(counts.map((_, label) => label).filter((label) => counts[label]! < LEAST_TEST_PHOTOS));
}
