import type { KubernetesObject } from '@kubernetes/client-node';

/** What must be there before what needs it; kinds that are not named come last. */
const KINDS = [
  'Namespace',
  'NetworkPolicy',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'ServiceAccount',
  'Role',
  'RoleBinding',
  'ConfigMap',
  'Service',
  'PodDisruptionBudget',
  // What others wait for goes before them: secrets, folders, databases.
  'Job',
  'StatefulSet',
  'Deployment',
  'HorizontalPodAutoscaler',
];

export const inOrder = (objects: readonly KubernetesObject[]): KubernetesObject[] =>
  objects.toSorted((one, other) => placeOf(one) - placeOf(other));

function placeOf({ kind = '' }: KubernetesObject): number {
  const at = KINDS.indexOf(kind);
  return at < 0 ? KINDS.length : at;
}
