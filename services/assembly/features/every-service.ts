import { fileURLToPath } from 'node:url';
import { createEveryService, type EveryService } from '../../deploying/every-service/every-service.ts';
import { createStackImages } from '../../deploying/every-service/stack-images.ts';
import { fieldManager } from '../../domain/deploying/field-manager.ts';
import { imageRoad } from '../../domain/deploying/image-road.ts';
import { containerEngines } from '../container-engines.ts';
import type { Ground } from '../ground.ts';
import { imagesInstead, ownImages } from '../image-sources.ts';
import { clusters, connect, DEPLOY_TOKEN, inside, kubernetes } from './deploying.ts';

const K8S = fileURLToPath(new URL('../../../k8s', import.meta.url));

export function joinEveryService(ground: Ground): EveryService {
  const { inStack = false, secrets } = ground;
  const manager = async () => fieldManager(await secrets.get(DEPLOY_TOKEN));
  const found = async () => (inStack ? { clusters: [], fault: inside().toShape() } : clusters());
  return createEveryService({
    ...ground,
    records: ground.own.catalog.settings,
    clusters: found,
    async cluster(context) {
      const { createClusterStacks } = await kubernetes();
      return createClusterStacks({ cluster: await connect(context, await manager()), manifests: K8S });
    },
    async images(context) {
      const kind = (await found()).clusters.find((each) => each.context === context)?.kind ?? 'other';
      return createStackImages({
        engine: async () => (await containerEngines()).find(),
        road: imageRoad(kind, context, process.env.MEADOW_IMAGE_LOADER),
        own: ownImages(),
        instead: await imagesInstead(),
      });
    },
    async examine(context) {
      const { examine } = await kubernetes();
      return examine(await connect(context, await manager()));
    },
  });
}
