/** Sets that grow together (union-find with path halving). */
export interface Groups {
  join(one: number, other: number): void;
  /** Whether both are of one set. */
  are(one: number, other: number): boolean;
  /** A number for each item, the same within a group: the group's first item. */
  numbers(): number[];
}

export function createGroups(count: number): Groups {
  const parents = Array.from({ length: count }, (_, item) => item);
  const rootOf = (item: number) => {
    let root = item;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root]!]!;
      root = parents[root]!;
    }
    return root;
  };
  return {
    join(one, other) {
      const [first, second] = [rootOf(one), rootOf(other)];
      // The smaller number stays root, so that groups are named alike in whatever order they were joined.
      parents[Math.max(first, second)] = Math.min(first, second);
    },
    are: (one, other) => rootOf(one) === rootOf(other),
    numbers: () => parents.map((_, item) => rootOf(item)),
  };
}
