import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDockerEngines } from '../../../services/adapters/docker/engines.ts';
import {
  clustersOf,
  connectCluster,
  createKubernetesDeployer,
  MODEL_PATH,
  readKubeconfig,
  readManifests,
} from '../../../services/adapters/kubernetes/index.ts';
import { buildProgramImage, programImage } from '../../../services/assembly/image-sources.ts';
import { deliverImage } from '../../../services/deploying/image-delivery.ts';
import { createModelImages } from '../../../services/deploying/model-images.ts';
import type { Deployer, DeployWatch } from '../../../services/ports/deployer.ts';

const { MEADOW_TEST_KUBECONFIG = '', MEADOW_IMAGE_LOADER = '' } = process.env;
// Not one of a person's.
process.env.MEADOW_IMAGE ||= 'meadow-test:kubernetes';

export const hasCluster = MEADOW_TEST_KUBECONFIG !== '' && MEADOW_IMAGE_LOADER !== '';
export const NO_CLUSTER = 'MEADOW_TEST_KUBECONFIG, MEADOW_IMAGE_LOADER';

const BASE = fileURLToPath(new URL('../../../k8s/base', import.meta.url));

export const realKubeconfig = () => readKubeconfig({ home: '', paths: MEADOW_TEST_KUBECONFIG });
export const realClusters = () => clustersOf(realKubeconfig());
export const realCluster = () => connectCluster(realKubeconfig, realKubeconfig().currentContext, 'meadow-test');

export interface ClusterChange {
  /** Another way to the API server, such as one that can be cut. */
  server?: string;
  /** Another account's token. */
  token?: string;
  /** Another Meadow. */
  manager?: string;
  /** Another program's image, or none that is there. */
  image?: string;
}

const quietly = { signal: new AbortController().signal, onProgress: () => undefined };
const engines = createDockerEngines({ platform: process.platform, env: process.env, home: '', uid: 0 });
let built: Promise<void> | undefined;

/** Always, so that it is of this code; what has not changed takes the engine a moment. */
const build = async () => buildProgramImage(await engines.find(), quietly);

const deliver = (name: string, watch: DeployWatch = quietly) =>
  deliverImage({ kind: 'command', command: MEADOW_IMAGE_LOADER }, () => engines.find(), name, watch);

/** The program's own image, put into the cluster. */
export async function deliverProgram(): Promise<string> {
  built ??= build();
  await built;
  await deliver(programImage());
  return programImage();
}

/** The deployer of the cluster, as the core makes it, but for what a test changes. */
export async function realDeployer({
  server,
  token,
  image,
  manager = 'meadow-test',
}: ClusterChange = {}): Promise<Deployer> {
  built ??= build();
  await built;
  const images = createModelImages({
    engine: () => engines.find(),
    base: programImage(),
    buildBase: buildProgramImage,
    path: MODEL_PATH,
  });
  const kubeconfig = await changed({ ...(server !== undefined && { server }), ...(token !== undefined && { token }) });
  return createKubernetesDeployer({
    cluster: connectCluster(() => kubeconfig, kubeconfig.currentContext, manager),
    base: () => readManifests(BASE),
    nodePort: true,
    imageOf: async (release, watch) => image ?? images.provide(release, watch),
    async deliver(name, watch) {
      if (image === undefined) await deliver(name, watch);
    },
  });
}

async function changed({ server, token }: Pick<ClusterChange, 'server' | 'token'>) {
  const text = JSON.parse(realKubeconfig().exportConfig());
  const [first] = text.clusters;
  if (server !== undefined) first.cluster.server = server;
  if (token !== undefined) text.users[0].user = { token };
  const folder = await mkdtemp(join(tmpdir(), 'meadow-kubeconfig-'));
  try {
    const file = join(folder, 'config');
    await writeFile(file, JSON.stringify(text));
    return readKubeconfig({ home: '', paths: file });
  } finally {
    await rm(folder, { recursive: true });
  }
}
