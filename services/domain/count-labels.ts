/** How many photos each label has, labels in alphabetical order: the order of a model's classes. */
export function countLabels(photos: Iterable<{ label: string }>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { label } of photos) counts.set(label, (counts.get(label) ?? 0) + 1);
  return new Map([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}
