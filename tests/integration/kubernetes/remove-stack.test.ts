import type { KubernetesObject } from '@kubernetes/client-node';
import { afterEach, expect, it } from 'vitest';
import { removeStack } from '../../../services/adapters/kubernetes/stack/remove-stack.ts';
import { type MadeCluster, madeCluster, pathOf } from './made-cluster.ts';

const namespace = 'meadow';
const foldersNamespace = 'meadow--volumes';
const own = { 'app.kubernetes.io/managed-by': 'meadow' };
const quietly = { signal: new AbortController().signal, onProgress: () => undefined };
const of = (apiVersion: string, kind: string, name: string, labels = {}): KubernetesObject => ({
  apiVersion,
  kind,
  metadata: { name, ...(kind !== 'Namespace' && kind !== 'PersistentVolume' && { namespace }), labels },
});
const place = of('v1', 'Namespace', namespace, own);
const folders = of('v1', 'Namespace', foldersNamespace, own);
const volume = {
  ...of('v1', 'PersistentVolume', 'meadow-minio-data', own),
  spec: { claimRef: { namespace, name: 'minio-data' } },
};
const job = (status: object) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'clear-folders', namespace: foldersNamespace, labels: own },
  status,
});

let made: MadeCluster;
const remove = async (kept: KubernetesObject[], cleared: object = { succeeded: 1 }) => {
  made = await madeCluster(kept);
  const clearing = async () => job(cleared) as KubernetesObject;
  await removeStack(made.cluster, { namespace, foldersNamespace, clearing, data: true }, quietly);
};
afterEach(() => made.close());

it('leaves nothing of its own', async () => {
  const workload = of('apps/v1', 'Deployment', 'api', own);
  await remove([
    place,
    folders,
    volume,
    workload,
    of('v1', 'Secret', 'secrets'),
    of('v1', 'ConfigMap', 'kube-root-ca.crt'),
  ]);
  expect([...made.kept.keys()].filter((path) => !path.endsWith('kube-root-ca.crt'))).toEqual([]);
});

it.each([
  ['v1', 'Secret'],
  ['v1', 'Service'],
  ['v1', 'ConfigMap'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['batch/v1', 'CronJob'],
  ['networking.k8s.io/v1', 'Ingress'],
])('leaves its namespace where somebody has a %s %s there', async (apiVersion, kind) => {
  const theirs = of(apiVersion, kind, 'of-the-team');
  await remove([place, theirs]);
  expect([...made.kept.keys()].sort()).toEqual([pathOf(place), pathOf(theirs)].sort());
});

it('leaves a namespace that somebody else has made', async () => {
  const theirs = of('v1', 'Namespace', namespace);
  await remove([theirs]);
  expect([...made.kept.keys()]).toEqual([pathOf(theirs)]);
});

it('says so where the folders cannot be emptied, and leaves their volumes to try again', async () => {
  const failed = { conditions: [{ type: 'Failed', status: 'True', message: 'BackoffLimitExceeded' }] };
  await expect(remove([place, folders, volume], failed)).rejects.toMatchObject({
    code: 'cluster-refused',
    details: { words: 'BackoffLimitExceeded' },
  });
  expect([...made.kept.keys()]).toContain(pathOf(volume));
});
