import type { KubernetesObject, V1Deployment, V1Pod } from '@kubernetes/client-node';
import { afterEach, expect, it } from 'vitest';
import { putStack } from '../../../services/adapters/kubernetes/stack/put-stack.ts';
import { type MadeCluster, madeCluster, pathOf } from './made-cluster.ts';

const namespace = 'meadow';
const own = { 'app.kubernetes.io/managed-by': 'meadow' };
const quietly = { take: false, signal: new AbortController().signal, onProgress: () => undefined };
const place = (labels = {}): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: namespace, labels },
});

let made: MadeCluster;
const put = async (kept: KubernetesObject[], wanted: KubernetesObject[]) => {
  made = await madeCluster(kept);
  await putStack(made.cluster, wanted, quietly);
};
afterEach(() => made.close());

it('marks the namespace that it makes, and not one that is there of somebody else', async () => {
  await put([], [place(own)]);
  expect(made.kept.get(pathOf(place()))?.metadata?.labels).toEqual(own);
  await made.close();
  await put([place({ team: 'lawn' })], [place(own)]);
  expect(made.kept.get(pathOf(place()))?.metadata?.labels).toEqual({ team: 'lawn' });
});

const api = (spec: object): KubernetesObject & Pick<V1Deployment, 'spec'> =>
  ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'api', namespace, labels: own }, spec }) as object;
const autoscaler = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'api', namespace, labels: own },
  spec: { scaleTargetRef: { kind: 'Deployment', name: 'api' }, minReplicas: 2, maxReplicas: 6 },
};

it.each([
  [0, 2],
  [5, 5],
])('has what an autoscaler would leave at %i at %i', async (before, after) => {
  await put([api({ replicas: before })], [api({}), autoscaler]);
  expect(made.kept.get(pathOf(api({})))).toMatchObject({ spec: { replicas: after } });
});

const postgres = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'postgres', namespace, labels: own },
};
const pod = (name: string, revision: string, state: object, isReady = false): KubernetesObject & V1Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace,
    labels: { ...own, 'app.kubernetes.io/name': 'postgres', 'controller-revision-hash': revision },
  },
  status: {
    conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }],
    containerStatuses: [{ name: 'postgres', image: '', imageID: '', ready: isReady, restartCount: 0, state }],
  },
});

it('ends a pod that a StatefulSet would wait for in vain, and no other', async () => {
  const stuck = { waiting: { reason: 'ImagePullBackOff' } };
  const status = { updateRevision: 'new' };
  const kept = [
    { ...postgres, status },
    pod('stuck', 'old', stuck),
    pod('starting', 'old', { running: {} }),
    pod('answering', 'old', { running: {} }, true),
    pod('fresh', 'new', stuck),
  ];
  await put(kept, [postgres]);
  expect(made.asked.filter((each) => each.startsWith('DELETE'))).toEqual([
    'DELETE /api/v1/namespaces/meadow/pods/stuck',
  ]);
});
