import { fileURLToPath } from 'node:url';
import { createEveryService, type EveryService } from '../../deploying/every-service/every-service.ts';
import { createStackImages } from '../../deploying/every-service/stack-images.ts';
import { cameWith } from '../came-with.ts';
import { kubernetes, reachClusters } from '../clusters.ts';
import { containerEngines } from '../container-engines.ts';
import type { Ground } from '../ground.ts';
import { imagesInstead, ownImages } from '../image-sources.ts';

const K8S = fileURLToPath(cameWith('k8s'));

export function joinEveryService(ground: Ground): EveryService {
  const clusters = reachClusters(ground);
  return createEveryService({
    ...ground,
    records: ground.own.catalog.settings,
    clusters: clusters.list,
    async cluster(context) {
      const { createClusterStacks } = await kubernetes();
      return createClusterStacks({ cluster: await clusters.connect(context), manifests: K8S });
    },
    images: async (context) =>
      createStackImages({
        engine: async () => (await containerEngines()).find(),
        road: (await clusters.roadTo(context)).road,
        own: ownImages(),
        instead: await imagesInstead(),
      }),
    examine: clusters.examine,
  });
}
