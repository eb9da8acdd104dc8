import type { KubernetesObject, V1Job } from '@kubernetes/client-node';
import { Fault } from '../../../domain/fault.ts';
import type { ClusterStacks, StackThere } from '../../../ports/cluster-stack.ts';
import { asking, type Cluster } from '../cluster.ts';
import { connectPod } from '../connect-pod.ts';
import { hasImage } from '../has-image.ts';
import { labels, OWN } from '../names.ts';
import { readyPod } from '../ready-pod.ts';
import { putStack } from './put-stack.ts';
import { removeStack } from './remove-stack.ts';
import { renderStack, type StackPlace, WRITTEN } from './render-stack.ts';
import { servicesOf, type Workload } from './services-of.ts';
import { readStackManifests } from './stack-manifests.ts';

export interface ClusterStacksParts {
  cluster: Cluster;
  /** The folder `k8s/`. */
  manifests: string;
  /** Another one than its manifests name, so that several are beside each other. */
  namespace?: string;
}

/** The whole stack, in a namespace of a cluster. */
export function createClusterStacks({ cluster, manifests, namespace = WRITTEN }: ClusterStacksParts): ClusterStacks {
  const render = async (names: StackPlace['names'], folders: boolean) =>
    renderStack(await readStackManifests(manifests), { namespace, names, folders });

  return {
    namespace,
    images: async () => [...new Set((await render(new Map(), true)).flatMap(imagesOf))],
    has: (image) => hasImage(cluster, image),
    async put(names, options) {
      await putStack(cluster, await render(names, await needsFolders(cluster, namespace)), options);
    },
    read: () => readStack(cluster, namespace),
    async remove({ data, names, ...watch }) {
      const { metadata } = foldersOf(await render(new Map(), true));
      const clearing = async () => clearingOf(foldersOf(await render(await names(), true)));
      await removeStack(cluster, { namespace, foldersNamespace: metadata?.namespace ?? '', clearing, data }, watch);
    },
    async connect(service, port) {
      const pod = await readyPod(cluster, namespace, `${labels.name}=${service},${OWN}`);
      return connectPod(cluster, { namespace, pod, port });
    },
  };
}

interface Templated extends KubernetesObject {
  spec?: { template?: { spec?: { initContainers?: { image?: string }[]; containers?: { image?: string }[] } } };
}

const imagesOf = ({ spec }: Templated): string[] => {
  const pod = spec?.template?.spec;
  return [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])].flatMap(({ image }) => image ?? []);
};

async function readStack({ apps, core }: Cluster, namespace: string): Promise<StackThere | undefined> {
  const own = { namespace, labelSelector: OWN };
  const [deployments, sets, services, pods, events, claims] = await asking(() =>
    Promise.all([
      apps.listNamespacedDeployment(own),
      apps.listNamespacedStatefulSet(own),
      core.listNamespacedService(own),
      core.listNamespacedPod(own),
      core.listNamespacedEvent({ namespace }),
      core.listNamespacedPersistentVolumeClaim(own),
    ]),
  );
  const data = claims.items.length > 0;
  const workloads: Workload[] = [...deployments.items, ...sets.items];
  if (workloads.length === 0 && !data) return undefined;
  const ports = new Map(
    services.items.map(({ metadata, spec }) => [metadata?.name ?? '', spec?.ports?.[0]?.port ?? 0] as const),
  );
  return { services: servicesOf({ namespace, workloads, ports, pods: pods.items, events: events.items }), data };
}

/**
 * Whether volumes are to be folders of the node: as they are where there are some, else where the cluster makes none by itself.
 * Throws `cluster-refused` where it has several nodes then.
 */
async function needsFolders({ core, storage }: Cluster, namespace: string): Promise<boolean> {
  const [claims, classes, nodes] = await asking(() =>
    Promise.all([
      core.listNamespacedPersistentVolumeClaim({ namespace, labelSelector: OWN }),
      storage.listStorageClass(),
      core.listNode(),
    ]),
  );
  const [known] = claims.items;
  if (known) return known.spec?.storageClassName === '';
  const makes = classes.items.some(
    ({ metadata }) => metadata?.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true',
  );
  if (makes) return false;
  if (nodes.items.length <= 1) return true;
  throw new Fault(
    'cluster-refused',
    'The cluster makes no volumes by itself, and has several nodes.',
    'Have a default StorageClass made in it, then do it again.',
    { details: { case: 'no-volumes' } },
  );
}

function foldersOf(objects: readonly KubernetesObject[]): KubernetesObject {
  const found = objects.find(({ kind, metadata }) => kind === 'Job' && metadata?.name === 'folders');
  if (!found) throw new Error('k8s/overlays/host-path has no Job "folders".');
  return found;
}

/** The Job that makes the folders, as one that empties them. */
function clearingOf(folders: KubernetesObject): KubernetesObject {
  const { spec } = folders as V1Job;
  const pod = spec?.template.spec;
  const containers = pod?.containers.map((container) => ({
    ...container,
    args: ['find /volumes -mindepth 1 -delete'],
  }));
  return {
    ...folders,
    metadata: { ...folders.metadata, name: 'clear-folders' },
    spec: { ...spec, template: { ...spec?.template, spec: { ...pod, containers } } },
  } as KubernetesObject;
}
