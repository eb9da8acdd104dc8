import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createDockerEngines } from '../../../services/adapters/docker/engines.ts';
import {
  connectCluster,
  createKubernetesDeployer,
  MODEL_PATH,
  readKubeconfig,
  readManifests,
} from '../../../services/adapters/kubernetes/index.ts';
import { systemClock } from '../../../services/adapters/local/clock.ts';
import { buildProgramImage, programImage } from '../../../services/assembly/image-sources.ts';
import { deliverImage } from '../../../services/deploying/image-delivery.ts';
import { createModelImages } from '../../../services/deploying/model-images.ts';
import { rollOut } from '../../../services/deploying/roll-out.ts';
import { clusterKindOf } from '../../../services/domain/deploying/cluster-kind.ts';
import { imageRoad } from '../../../services/domain/deploying/image-road.ts';
import type { Release } from '../../../services/ports/deployer.ts';

const BASE = fileURLToPath(new URL('../../../k8s/base', import.meta.url));

/** The predictor's manifests, as they are before anything is put into them. */
export const baseManifests = () => readManifests(BASE);

/** The current cluster of the kubeconfig, with what Meadow deploys by. */
export async function openCluster() {
  const config = readKubeconfig({ home: homedir(), paths: process.env.KUBECONFIG });
  const context = config.currentContext;
  const kind = clusterKindOf(context, config.getCurrentCluster()?.server ?? '');
  const road = imageRoad(kind, context, process.env.MEADOW_IMAGE_LOADER);
  const engines = createDockerEngines({ platform: process.platform, env: process.env, home: homedir(), uid: 0 });
  const engine = () => engines.find();
  const images = createModelImages({ engine, base: programImage(), buildBase: buildProgramImage, path: MODEL_PATH });
  const deployer = createKubernetesDeployer({
    cluster: connectCluster(() => config, context, 'meadow-bench'),
    base: baseManifests,
    nodePort: true,
    imageOf: images.provide,
    deliver: (image, watch) => deliverImage(road, engine, image, watch),
  });
  const control = { id: 'bench', signal: new AbortController().signal, report: () => undefined };
  return {
    deployer,
    /** As a core does it, from the click to all copies ready. */
    deploy: (release: Release, before?: string) =>
      rollOut({ deployer, release, before, take: false, onAsked: () => undefined, control, clock: systemClock }),
    close: () => deployer.close(),
  };
}
