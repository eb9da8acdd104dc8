import { homedir } from 'node:os';
import type { Clusters } from '../../contract/deploying.ts';
import type { Check } from '../../contract/shapes/check.ts';
import type { ClusterKind } from '../../contract/shapes/deployment.ts';
import type { Cluster } from '../adapters/kubernetes/cluster.ts';
import { fieldManager } from '../domain/deploying/field-manager.ts';
import { type ImageRoad, imageRoad } from '../domain/deploying/image-road.ts';
import { asFault, Fault } from '../domain/fault.ts';
import type { Ground } from './ground.ts';

/** The secret by which the core speaks to what it has deployed. */
export const DEPLOY_TOKEN = 'deploy-token';

/** The client of clusters takes seconds to load, and most who use Meadow have none. */
export const kubernetes = () => import('../adapters/kubernetes/index.ts');

/** The clusters of the kubeconfig, as this core reaches them. */
export interface ReachedClusters {
  list(): Promise<Clusters>;
  connect(context: string): Promise<Cluster>;
  /** How images get there. */
  roadTo(context: string): Promise<{ kind: ClusterKind; road: ImageRoad }>;
  examine(context: string): Promise<Check[]>;
  /** The whole kubeconfig: written anew, it may lead to another cluster by the same name. */
  written(): Promise<string>;
}

export function reachClusters({
  secrets,
  inStack = false,
}: {
  secrets: Pick<Ground['secrets'], 'get'>;
  inStack?: boolean | undefined;
}): ReachedClusters {
  const read = async () => (await kubernetes()).readKubeconfig({ home: homedir(), paths: process.env.KUBECONFIG });
  const list = async (): Promise<Clusters> => {
    try {
      if (inStack) throw inside();
      const { clustersOf } = await kubernetes();
      return { clusters: clustersOf(await read()) };
    } catch (thrown) {
      return { clusters: [], fault: asFault(thrown).toShape() };
    }
  };
  const connect = async (context: string): Promise<Cluster> => {
    if (inStack) throw inside();
    const { connectCluster } = await kubernetes();
    const config = await read();
    return connectCluster(() => config, context, fieldManager(await secrets.get(DEPLOY_TOKEN)));
  };
  return {
    list,
    connect,
    async roadTo(context) {
      const kind = (await list()).clusters.find((each) => each.context === context)?.kind ?? 'other';
      return { kind, road: imageRoad(kind, context, process.env.MEADOW_IMAGE_LOADER) };
    },
    async examine(context) {
      const { examine } = await kubernetes();
      return examine(await connect(context));
    },
    written: async () => (await read()).exportConfig(),
  };
}

/** What runs inside the stack has neither a kubeconfig nor an engine. */
export const inside = (): Fault =>
  new Fault(
    'cluster-missing',
    'This Meadow runs inside the stack.',
    'Deploy with Meadow on the computer that started it.',
    { details: { case: 'inside-stack', inside: 'stack' } },
  );
