/** Does something with every item, in order, at most `most` at a time. The first failure ends it. */
export async function eachAtMost<Item>(
  most: number,
  items: Iterable<Item>,
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const turn = items[Symbol.iterator]();
  const work = async () => {
    for (let next = turn.next(); !next.done; next = turn.next()) await act(next.value);
  };
  await Promise.all(Array.from({ length: most }, work));
}
