import type { KubernetesObject } from '@kubernetes/client-node';
import { nothingDeployed } from '../../domain/deploying/copy-faults.ts';
import { asFault, Fault } from '../../domain/fault.ts';
import type { Deployer, DeployWatch, PodLine, Release } from '../../ports/deployer.ts';
import { apply } from './apply.ts';
import { copiesManager } from './autoscaling/copies.ts';
import { setLimits, settleCopies, whoSetsCopies } from './autoscaling/set-limits.ts';
import { canaryOf, endCanary } from './canary.ts';
import { asking, type Cluster } from './cluster.ts';
import { connectPod } from './connect-pod.ts';
import { endStuck } from './end-stuck.ts';
import { follow } from './follow.ts';
import { hasImage } from './has-image.ts';
import { mergeStreams } from './merge-streams.ts';
import { MANAGER, namespaceOf, PORT, PREDICTOR, SELECTOR } from './names.ts';
import { foreignNamespace } from './namespaces.ts';
import { findAddress } from './reach.ts';
import { allPods, readDeployed } from './read-deployed.ts';
import { readLog } from './read-logs.ts';
import { readyPod } from './ready-pod.ts';
import { removeApp } from './remove.ts';
import { render } from './render.ts';
import { tidySecrets } from './tidy-secrets.ts';

export interface KubernetesParts {
  cluster: Cluster;
  /** The manifests of `k8s/base`. */
  base(): Promise<readonly KubernetesObject[]>;
  /** The name of a release's image, which is built where it is not there. */
  imageOf(release: Release, watch: DeployWatch): Promise<string>;
  /** Whether a port of the node may lead there: only where nobody but this computer reaches the node. */
  nodePort: boolean;
  /** Puts an image into the cluster. */
  deliver(image: string, watch: DeployWatch): Promise<void>;
}

/** Runs the predictor in a cluster, each app in a namespace of its own. */
export function createKubernetesDeployer({ cluster, base, imageOf, deliver, nodePort }: KubernetesParts): Deployer {
  const ended = new AbortController();
  // An earlier release of Meadow wrote its name alone.
  const own = [cluster.manager, copiesManager(cluster), MANAGER];
  const isOwn = (who: unknown) =>
    String(who)
      .split(', ')
      .every((each) => own.includes(each));
  const applyOwn = (objects: readonly KubernetesObject[], options?: { take?: boolean }) =>
    apply(cluster, objects, options).catch((fault: unknown) => {
      // What Meadow itself set in another way, as a number of copies, is its own to set.
      if (!(fault instanceof Fault) || !isOwn(fault.details.who)) throw fault;
      return apply(cluster, objects, { take: true });
    });

  return {
    read: (app) => readDeployed(cluster, app),
    watch: (app, signal) => follow(cluster, app, AbortSignal.any([signal, ended.signal])),
    async prepare(release, watch) {
      const image = await imageOf(release, watch);
      if (!(await hasImage(cluster, image))) await deliver(image, watch);
    },
    async ask(release, options) {
      const copies = await whoSetsCopies(cluster, release);
      const wanted = render(await base(), release, await imageOf(release, quietly), { nodePort, copies });
      const foreign = await foreignNamespace(cluster, namespaceOf(release.app));
      const objects = foreign ? wanted.filter(({ kind }) => kind !== 'Namespace') : wanted;
      await applyOwn(objects, options);
      await settleCopies(cluster, release, copies, options);
      await endStuck(cluster, release.app);
    },
    async scale(app, replicas, most) {
      if (!(await readDeployed(cluster, app))) throw nothingDeployed();
      await setLimits(cluster, await base(), { app, replicas, most });
    },
    async askCanary(release) {
      if (!(await readDeployed(cluster, release.app))) throw nothingDeployed();
      const image = await imageOf(release, quietly);
      await applyOwn(canaryOf(render(await base(), release, image, { nodePort })));
    },
    endCanary: (app) => endCanary(cluster, app),
    async restart(app) {
      if (!(await readDeployed(cluster, app))) throw nothingDeployed();
      const annotations = { 'kubectl.kubernetes.io/restartedAt': new Date().toISOString() };
      const deployment = {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: PREDICTOR, namespace: namespaceOf(app) },
        spec: { template: { metadata: { annotations } } },
      };
      await asking(() => cluster.objects.patch(deployment, undefined, undefined, cluster.manager));
    },
    tidy: (app) => tidySecrets(cluster, app),
    remove: (app, signal) => removeApp(cluster, app, signal),
    async address(app) {
      const pods = allPods(await readDeployed(cluster, app));
      return findAddress(
        cluster,
        app,
        pods.map(({ version }) => version),
      );
    },
    async connect(app, copy) {
      const namespace = namespaceOf(app);
      const pod = await readyPod(cluster, namespace, SELECTOR, copy);
      return connectPod(cluster, { namespace, pod, port: PORT });
    },
    async *logs(app, { pod, ...options }, signal): AsyncGenerator<PodLine> {
      const left = new AbortController();
      const until = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
      const names = pod === undefined ? allPods(await readDeployed(cluster, app)).map(({ name }) => name) : [pod];
      try {
        yield* mergeStreams(names.map((name) => told(name, readLog(cluster, app, name, options, until))));
      } finally {
        left.abort();
      }
    },
    async close() {
      ended.abort();
    },
  };
}

/** It is there already, where it was prepared. */
const quietly: DeployWatch = { signal: new AbortController().signal, onProgress: () => undefined };

/** One that has no log yet, or none any more, says so; the others are read. */
async function* told(pod: string, lines: AsyncGenerator<PodLine>): AsyncGenerator<PodLine> {
  try {
    yield* lines;
  } catch (thrown) {
    yield { pod, text: asFault(thrown).message };
  }
}
