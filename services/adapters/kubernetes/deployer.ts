import type { KubernetesObject } from '@kubernetes/client-node';
import { Fault } from '../../domain/fault.ts';
import type { Deployer, DeployWatch, PodLine, Release } from '../../ports/deployer.ts';
import { apply } from './apply.ts';
import { asking, type Cluster } from './cluster.ts';
import { connectPod } from './connect-pod.ts';
import { follow } from './follow.ts';
import { hasImage } from './has-image.ts';
import { mergeStreams } from './merge-streams.ts';
import { MANAGER, namespaceOf, PREDICTOR } from './names.ts';
import { findAddress } from './reach.ts';
import { readDeployed } from './read-deployed.ts';
import { readLog } from './read-logs.ts';
import { removeApp } from './remove.ts';
import { render } from './render.ts';

export interface KubernetesParts {
  cluster: Cluster;
  /** The manifests of `k8s/base`. */
  base(): Promise<readonly KubernetesObject[]>;
  /** The name of a release's image, which is built where it is not there. */
  imageOf(release: Release, watch: DeployWatch): Promise<string>;
  /** Puts an image into the cluster. */
  deliver(image: string, watch: DeployWatch): Promise<void>;
}

/** Runs the predictor in a cluster, each app in a namespace of its own. */
export function createKubernetesDeployer({ cluster, base, imageOf, deliver }: KubernetesParts): Deployer {
  const ended = new AbortController();
  const patch = async (app: string, change: object) => {
    const namespace = namespaceOf(app);
    if (!(await readDeployed(cluster, app))) throw nothingThere();
    await asking(() =>
      cluster.objects.patch(
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: PREDICTOR, namespace },
          ...change,
        },
        undefined,
        undefined,
        MANAGER,
      ),
    );
  };

  return {
    read: (app) => readDeployed(cluster, app),
    watch: (app, signal) => follow(cluster, app, AbortSignal.any([signal, ended.signal])),
    async prepare(release, watch) {
      const image = await imageOf(release, watch);
      if (!(await hasImage(cluster, image))) await deliver(image, watch);
    },
    async ask(release, options) {
      await apply(cluster, render(await base(), release, await imageOf(release, quietly)), options);
    },
    scale: (app, replicas) => patch(app, { spec: { replicas } }),
    restart: (app) =>
      patch(app, {
        spec: {
          template: { metadata: { annotations: { 'kubectl.kubernetes.io/restartedAt': new Date().toISOString() } } },
        },
      }),
    remove: (app, signal) => removeApp(cluster, app, signal),
    address: (app) => findAddress(cluster, app),
    async connect(app) {
      const deployed = await readDeployed(cluster, app);
      const ready = deployed?.pods.filter(({ state }) => state === 'ready') ?? [];
      const pod = ready[Math.floor(Math.random() * ready.length)];
      if (!pod) throw nothingReady();
      return connectPod(cluster, app, pod.name);
    },
    async *logs(app, { pod, ...options }, signal): AsyncGenerator<PodLine> {
      const names =
        pod === undefined ? ((await readDeployed(cluster, app))?.pods.map(({ name }) => name) ?? []) : [pod];
      yield* mergeStreams(names.map((name) => readLog(cluster, app, name, options, signal)));
    },
    async close() {
      ended.abort();
    },
  };
}

/** It is there already, where it was prepared. */
const quietly: DeployWatch = { signal: new AbortController().signal, onProgress: () => undefined };

const nothingThere = (): Fault =>
  new Fault('not-found', 'Nothing of this project is deployed there.', 'Deploy it first.');

const nothingReady = (): Fault =>
  new Fault('nothing-ready', 'No copy of the predictor is ready.', 'Wait until one is, or look at the Deploy page.');
