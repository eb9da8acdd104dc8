import type { ClusterKind } from '../../../contract/shapes/deployment.ts';
import { bareHost } from '../bare-host.ts';

/** Names that programs give the contexts they write; the first that fits. */
const kinds: [RegExp, ClusterKind][] = [
  [/^docker-(desktop|for-desktop)$/, 'docker-desktop'],
  [/^kind-/, 'kind'],
  [/^k3d-/, 'k3d'],
  [/^minikube/, 'minikube'],
  [/^rancher-desktop$/, 'rancher-desktop'],
  [/^colima/, 'colima'],
  [/^orbstack$/, 'orbstack'],
  [/^podman/, 'podman'],
];

const nameOf = (context: string): ClusterKind => kinds.find(([pattern]) => pattern.test(context))?.[1] ?? 'other';

/** Which program runs a cluster. A name alone says nothing: somebody may have called a far cluster "minikube-copy". */
export const clusterKindOf = (context: string, server: string): ClusterKind =>
  isOnThisComputer(context, server) ? nameOf(context) : 'other';

// k3d writes the address its port is published on, which as one to go to is this computer (RFC 1122, 3.2.1.3).
const OWN_NAMES = ['localhost', '0.0.0.0', '::1', 'kubernetes.docker.internal', 'host.docker.internal'];

/** Networks that Minikube's drivers make for themselves (docker, kvm2, vfkit, qemu, hyperkit, virtualbox). */
const MINIKUBE_NETWORKS = /^192\.168\.(39|49|59|64|65|105)\.\d+$/;

/** Whether an API server is on this computer, as far as its address and the context's name tell; in doubt it is not. */
export function isOnThisComputer(context: string, server: string): boolean {
  if (!URL.canParse(server)) return false;
  const host = bareHost(new URL(server)).toLowerCase();
  if (OWN_NAMES.includes(host) || /^127(\.\d+){3}$/.test(host)) return true;
  return nameOf(context) === 'minikube' && MINIKUBE_NETWORKS.test(host);
}
