import type { ClusterKind } from '../../../contract/shapes/deployment.ts';

/** A container that is a node of a cluster, as kind, k3d and Minikube run them on an engine. */
export interface NodeLabel {
  /** `name=value`, by which the engine finds it. */
  label: string;
  /** Another label, of those beside them that are none. */
  except?: readonly [name: string, value: string];
  /** Takes an archive of an image on its standard input. */
  command: readonly string[];
}

/** How an image of this computer's engine gets into a cluster. */
export type ImageRoad =
  /** A command of the user's; `{image}` stands for the name. */
  | { kind: 'command'; command: string }
  /** The cluster runs what the engine has. */
  | { kind: 'same-engine' }
  | { kind: 'nodes'; nodes: NodeLabel }
  /** Nobody knows: it must be asked for. */
  | { kind: 'unknown' };

const IMPORT = ['ctr', '--namespace=k8s.io', 'images', 'import', '--all-platforms', '-'];

const roads: Partial<Record<ClusterKind, (context: string) => ImageRoad>> = {
  'docker-desktop': () => ({ kind: 'same-engine' }),
  'rancher-desktop': () => ({ kind: 'same-engine' }),
  colima: () => ({ kind: 'same-engine' }),
  orbstack: () => ({ kind: 'same-engine' }),
  kind: (context) => nodes(`io.x-k8s.kind.cluster=${context.replace(/^kind-/, '')}`, IMPORT),
  k3d: (context) => nodes(`k3d.cluster=${context.replace(/^k3d-/, '')}`, IMPORT, ['k3d.role', 'loadbalancer']),
  minikube: (context) => nodes(`name.minikube.sigs.k8s.io=${context}`, ['docker', 'load']),
};

const nodes = (label: string, command: readonly string[], except?: NodeLabel['except']): ImageRoad => ({
  kind: 'nodes',
  nodes: { label, command, ...(except && { except }) },
});

/** The road into a cluster; a command of the user's goes before all that Meadow knows. */
export function imageRoad(kind: ClusterKind, context: string, command: string | undefined): ImageRoad {
  if (command?.trim()) return { kind: 'command', command: command.trim() };
  return roads[kind]?.(context) ?? { kind: 'unknown' };
}
