import type { KubernetesObject } from '@kubernetes/client-node';
import { asking, type Cluster } from '../cluster.ts';
import { endPod } from '../end-stuck.ts';
import { labels, OWN } from '../names.ts';
import { isReady } from '../pod-trouble.ts';
import { until } from '../until.ts';
import { podTroubleOf } from './services-of.ts';

/**
 * Ends the pods in trouble that are of what a StatefulSet was before: it waits until they are ready before it replaces them,
 * which they may never be (Kubernetes docs, "StatefulSets", forced rollback).
 */
export async function endOld(
  cluster: Cluster,
  wanted: readonly KubernetesObject[],
  signal: AbortSignal,
): Promise<void> {
  for (const { kind, metadata } of wanted)
    if (kind === 'StatefulSet') await endOldOf(cluster, metadata?.name ?? '', metadata?.namespace ?? '', signal);
}

async function endOldOf(cluster: Cluster, name: string, namespace: string, signal: AbortSignal): Promise<void> {
  const { apps, core } = cluster;
  let revision: string | undefined;
  // Which revision its pods are to have is known once it was looked at.
  await until(
    async () => {
      const { metadata, status } = await asking(() => apps.readNamespacedStatefulSet({ name, namespace }));
      revision = status?.updateRevision;
      return (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0);
    },
    { signal },
  );
  const labelSelector = `${labels.name}=${name},${OWN}`;
  const { items } = await asking(() => core.listNamespacedPod({ namespace, labelSelector }));
  const old = items.filter(
    (pod) => pod.metadata?.labels?.[REVISION] !== revision && !pod.metadata?.deletionTimestamp && !isReady(pod),
  );
  if (revision === undefined || old.length === 0) return;
  const events = await asking(() => core.listNamespacedEvent({ namespace }));
  for (const pod of old)
    if (podTroubleOf(pod, events.items)) await endPod(cluster, namespace, pod.metadata?.name ?? '');
}

/** Of a StatefulSet's pods: what it was when it made them. */
const REVISION = 'controller-revision-hash';
