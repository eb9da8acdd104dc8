import type { KubernetesObject } from '@kubernetes/client-node';
import { afterEach, expect, it } from 'vitest';
import {
  setLimits,
  settleCopies,
  whoSetsCopies,
} from '../../../services/adapters/kubernetes/autoscaling/set-limits.ts';
import { OWN } from '../../../services/adapters/kubernetes/names.ts';
import { type MadeCluster, madeCluster, type Refusal } from './made-cluster.ts';

const namespace = 'meadow-lawn';
const [label = '', mark = ''] = OWN.split('=');
const AUTOSCALER = '/apis/autoscaling/v2/namespaces/meadow-lawn/horizontalpodautoscalers/predictor';
const DEPLOYMENT = '/apis/apps/v1/namespaces/meadow-lawn/deployments/predictor';
const fixed = { app: 'lawn', replicas: 3, most: undefined };
const byLoad = { app: 'lawn', replicas: 2, most: 6 };

const autoscaler = (manager: string) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'predictor', namespace, labels: { [label]: mark }, managedFields: [{ manager }] },
  spec: { scaleTargetRef: { kind: 'Deployment', name: 'predictor' }, minReplicas: 2, maxReplicas: 6 },
});
const deployment = (replicas: number) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'predictor', namespace },
    spec: { replicas },
  }) as KubernetesObject;

let made: MadeCluster;
const open = async (objects: KubernetesObject[], refuse?: Refusal) => {
  made = await madeCluster(objects, refuse);
  return made.cluster;
};
afterEach(() => made.close());
const copies = () => Reflect.get(Object(Reflect.get(made.kept.get(DEPLOYMENT)!, 'spec')), 'replicas');

it('changes nothing before the rest was taken, which may be refused', async () => {
  const cluster = await open([autoscaler('meadow-one'), deployment(5)]);
  // Kubernetes itself has set the number: it is left out of what is applied.
  expect(await whoSetsCopies(cluster, fixed)).toBe('own');
  expect(made.asked.filter((each) => !each.startsWith('GET'))).toEqual([]);
});

it('sets the number in place of its autoscaler, then removes that', async () => {
  const cluster = await open([autoscaler('meadow-one'), deployment(5)]);
  await settleCopies(cluster, fixed, await whoSetsCopies(cluster, fixed));
  expect(copies()).toBe(3);
  expect(made.asked.filter((each) => !each.startsWith('GET'))).toEqual([`PATCH ${DEPLOYMENT}`, `DELETE ${AUTOSCALER}`]);
});

it("leaves another Meadow's autoscaler, unless its deployment was taken over", async () => {
  const cluster = await open([autoscaler('meadow-two'), deployment(5)]);
  const who = await whoSetsCopies(cluster, fixed);
  await settleCopies(cluster, fixed, who);
  expect([...made.kept.keys()]).toContain(AUTOSCALER);
  await settleCopies(cluster, fixed, who, { take: true });
  expect([...made.kept.keys()]).not.toContain(AUTOSCALER);
});

it('leaves no autoscaler with no copy, which it would leave alone', async () => {
  const cluster = await open([deployment(0)]);
  const who = await whoSetsCopies(cluster, byLoad);
  expect(who).toBe('own');
  await settleCopies(cluster, byLoad, who);
  expect(copies()).toBe(2);
  await settleCopies(cluster, { ...byLoad, replicas: 4 }, who);
  expect(copies()).toBe(2);
});

it('says in words that the cluster does not let it read what is deployed', async () => {
  const refuse: Refusal = (asked) =>
    asked === `GET ${DEPLOYMENT}` ? { code: 403, message: 'deployments is forbidden' } : undefined;
  const cluster = await open([deployment(1)], refuse);
  await expect(setLimits(cluster, [], byLoad)).rejects.toMatchObject({ code: 'cluster-forbidden' });
});
