import { fileURLToPath } from 'node:url';
import { deliverImage } from '../deploying/image-delivery.ts';
import { createModelImages } from '../deploying/model-images.ts';
import type { Deployer } from '../ports/deployer.ts';
import { cameWith } from './came-with.ts';
import { kubernetes, type ReachedClusters } from './clusters.ts';
import { containerEngines } from './container-engines.ts';
import { buildProgramImage, programImage } from './image-sources.ts';

const BASE = fileURLToPath(cameWith('k8s/base'));

/** The predictor's manifests, as they are before anything is put into them. */
export const baseManifests = async () => (await kubernetes()).readManifests(BASE);

/** A deployer to a cluster, with images of this computer's engine. `nodePort`: also where it is not known who reaches the node. */
export async function openClusterDeployer(
  clusters: ReachedClusters,
  context: string,
  { nodePort = false } = {},
): Promise<Deployer> {
  const { createKubernetesDeployer, MODEL_PATH } = await kubernetes();
  const { kind, road } = await clusters.roadTo(context);
  const engine = async () => (await containerEngines()).find();
  const images = createModelImages({ engine, base: programImage(), buildBase: buildProgramImage, path: MODEL_PATH });
  return createKubernetesDeployer({
    cluster: await clusters.connect(context),
    base: baseManifests,
    nodePort: nodePort || kind !== 'other',
    imageOf: images.provide,
    deliver: (image, watch) => deliverImage(road, engine, image, watch),
  });
}
