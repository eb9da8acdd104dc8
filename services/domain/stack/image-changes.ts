import type { ImageChange } from '../../../contract/shapes/stack.ts';
import type { ContainerFacts } from './container-facts.ts';
import { keptData } from './kept-data.ts';
import { label } from './labels.ts';
import type { ServiceRule } from './stack-file.ts';

export interface ImageFacts {
  containers: readonly ContainerFacts[];
  /** By the name of the image; none where it is not here. */
  imageIds: ReadonlyMap<string, string | undefined>;
}

/** Which images services have that are not those of the file, and the data they keep; services with the same change together. */
export function imageChanges(rules: readonly ServiceRule[], { containers, imageIds }: ImageFacts): ImageChange[] {
  const changes = new Map<string, ImageChange>();
  const volumes = new Set(rules.flatMap((rule) => rule.volumes.map(({ volume }) => volume)));
  for (const rule of rules) {
    const [own] = containers.filter(
      ({ labels }) => labels[label.service] === rule.name && labels[label.oneOff] !== 'True',
    );
    if (!own || rule.replicas === 0) continue;
    const next = imageIds.get(rule.image);
    const same = (own.labels[label.image] ?? own.imageId) === next || (next === undefined && own.image === rule.image);
    if (same) continue;
    const key = `${own.imageId} ${rule.image}`;
    const known = changes.get(key) ?? { from: own.image, fromId: own.imageId, to: rule.image, services: [], data: [] };
    const data = keptData(rule).filter((volume) => volumes.has(volume));
    changes.set(key, {
      ...known,
      services: [...known.services, rule.name],
      data: [...new Set([...known.data, ...data])],
    });
  }
  return [...changes.values()];
}

/** All the data of changes, each volume once. */
export const dataOf = (changes: readonly ImageChange[]): string[] => [...new Set(changes.flatMap(({ data }) => data))];

/**
 * The changes before which a copy leads back to something. Data of services that fell with an earlier update and were not
 * healthy since is none, where the copy before that update has it: an update that failed is not to push out the way back.
 */
export const worthCopying = (
  changes: readonly ImageChange[],
  { fallen, covered }: { fallen: ReadonlySet<string>; covered: ReadonlySet<string> },
): ImageChange[] =>
  changes.filter(
    ({ services, data }) =>
      data.length === 0 || !services.some((each) => fallen.has(each)) || !data.every((volume) => covered.has(volume)),
  );
