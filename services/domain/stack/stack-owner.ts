import type { ContainerFacts } from './container-facts.ts';

/** A Meadow that starts a stack: an id that moves with its data folder, and where that lies, for people. */
export interface StackOwner {
  id: string;
  folder: string;
}

/** What a container says of the Meadow that made it. One that says nothing is from before, or made by Compose. */
export const ownerLabel = { id: 'app.meadow.owner', folder: 'app.meadow.owner.folder' } as const;

export const ownerLabels = ({ id, folder }: StackOwner): Record<string, string> => ({
  [ownerLabel.id]: id,
  [ownerLabel.folder]: folder,
});

/** `id`: that of this Meadow, where it has one yet. */
export function isOfAnother({ labels }: Pick<ContainerFacts, 'labels'>, id: string | undefined): boolean {
  const owner = labels[ownerLabel.id];
  return owner !== undefined && owner !== id;
}

const GOES: readonly ContainerFacts['state'][] = ['running', 'restarting', 'paused'];

/** The other Meadow whose containers run here; those that stand still are anybody's, whoever starts them. */
export function anotherOwner(
  containers: readonly Pick<ContainerFacts, 'labels' | 'state'>[],
  id: string | undefined,
): { folder: string } | undefined {
  const found = containers.find((each) => GOES.includes(each.state) && isOfAnother(each, id));
  return found && { folder: found.labels[ownerLabel.folder] ?? '' };
}
