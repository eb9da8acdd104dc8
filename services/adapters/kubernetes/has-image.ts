import { asking, type Cluster } from './cluster.ts';

/** Names as nodes tell them, with the registry that a short name stands for. */
const namesOf = (image: string): string[] => [image, `docker.io/library/${image}`, `docker.io/${image}`];

/**
 * Whether every node has an image of this name. A node tells of some of its images only (50 where nobody set another
 * number): of one that says nothing it is not known.
 */
export async function hasImage({ core }: Cluster, image: string): Promise<boolean> {
  const nodes = await asking(() => core.listNode().then(({ items }) => items)).catch(() => []);
  const names = namesOf(image);
  const holds = nodes.map(({ status }) =>
    status?.images?.some((each) => each.names?.some((name) => names.includes(name))),
  );
  return holds.length > 0 && holds.every((one) => one === true);
}
