import { fileURLToPath } from 'node:url';
import { createDockerEngines } from '../../services/adapters/docker/engines.ts';
import { connectCluster } from '../../services/adapters/kubernetes/cluster.ts';
import { createKubernetesDeployer } from '../../services/adapters/kubernetes/deployer.ts';
import { readKubeconfig } from '../../services/adapters/kubernetes/kubeconfig.ts';
import { readManifests } from '../../services/adapters/kubernetes/manifests.ts';
import { MODEL_PATH } from '../../services/adapters/kubernetes/render.ts';
import { deliverImage } from '../../services/deploying/image-delivery.ts';
import { createModelImages } from '../../services/deploying/model-images.ts';
import { describeDeployer } from './deployer-suite.ts';

const { MEADOW_TEST_KUBECONFIG = '', MEADOW_IMAGE_LOADER = '', MEADOW_TEST_IMAGE = '' } = process.env;
const BASE = fileURLToPath(new URL('../../k8s/base', import.meta.url));
const missing = [MEADOW_TEST_KUBECONFIG, MEADOW_IMAGE_LOADER, MEADOW_TEST_IMAGE].includes('');

describeDeployer(
  'Kubernetes (MEADOW_TEST_KUBECONFIG, MEADOW_TEST_IMAGE, MEADOW_IMAGE_LOADER)',
  async () => {
    const config = readKubeconfig({ home: '', paths: MEADOW_TEST_KUBECONFIG });
    const engines = createDockerEngines({ platform: process.platform, env: process.env, home: '', uid: 0 });
    const images = createModelImages({
      engine: () => engines.find(),
      base: MEADOW_TEST_IMAGE,
      buildBase: async () => Promise.reject(new Error(`${MEADOW_TEST_IMAGE} is not on the engine`)),
      path: MODEL_PATH,
    });
    const deployer = createKubernetesDeployer({
      cluster: connectCluster(() => config, config.currentContext),
      base: () => readManifests(BASE),
      imageOf: images.nameOf,
      async deliver(release, watch) {
        await images.provide(release, watch);
        const road = { kind: 'command', command: MEADOW_IMAGE_LOADER } as const;
        await deliverImage(road, () => engines.find(), images.nameOf(release), watch);
      },
    });
    return { deployer, app: `suite-${process.pid}`, close: async () => undefined };
  },
  { skip: missing },
);
