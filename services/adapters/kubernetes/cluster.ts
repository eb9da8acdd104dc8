import {
  AppsV1Api,
  AuthorizationV1Api,
  AutoscalingV2Api,
  CoreV1Api,
  createConfiguration,
  KubeConfig,
  KubernetesObjectApi,
  type RequestContext,
  type ResponseContext,
  type SecurityAuthentication,
  ServerConfiguration,
  StorageV1Api,
  VersionApi,
} from '@kubernetes/client-node';
import { Fault } from '../../domain/fault.ts';
import { clusterFault, clusterGone, refusedUser, wordsOf } from './cluster-faults.ts';

/** A cluster that is well answers within this; one that is dead must not be waited for. */
const USUAL_MS = 10_000;

/** Clients of one context; every call ends in time, and throws Faults only. */
export interface Cluster {
  readonly context: string;
  /** What is written down as who set a field: another Meadow is somebody else. */
  readonly manager: string;
  readonly config: KubeConfig;
  readonly core: CoreV1Api;
  readonly apps: AppsV1Api;
  readonly access: AuthorizationV1Api;
  readonly autoscaling: AutoscalingV2Api;
  readonly storage: StorageV1Api;
  readonly version: VersionApi;
  readonly objects: KubernetesObjectApi;
}

export function connectCluster(read: () => KubeConfig, context: string, manager: string): Cluster {
  const config = new KubeConfig();
  config.loadFromString(read().exportConfig());
  if (!config.getContextObject(context)) throw noContext(context);
  config.setCurrentContext(context);
  const server = config.getCurrentCluster()?.server;
  if (!server) throw noContext(context);
  const inTime = {
    pre: async (request: RequestContext) => {
      request.setSignal(AbortSignal.timeout(USUAL_MS));
      return request;
    },
    post: async (response: ResponseContext) => response,
  };
  const settings = createConfiguration({
    baseServer: new ServerConfiguration(server, {}),
    authMethods: { default: signingIn(config) },
    promiseMiddleware: [inTime],
  });
  return {
    context,
    manager,
    config,
    core: new CoreV1Api(settings),
    apps: new AppsV1Api(settings),
    access: new AuthorizationV1Api(settings),
    autoscaling: new AutoscalingV2Api(settings),
    storage: new StorageV1Api(settings),
    version: new VersionApi(settings),
    objects: new KubernetesObjectApi(settings),
  };
}

/** A plugin of the kubeconfig that fails has words of its own; it is not the cluster that does not answer. */
const signingIn = (config: KubeConfig): SecurityAuthentication => ({
  getName: () => 'kubeconfig',
  applySecurityAuthentication: (request) =>
    config.applySecurityAuthentication(request).catch((thrown: unknown) => {
      throw refusedUser(wordsOf(thrown), thrown);
    }),
});

/** One piece of work with the cluster, its failures as Faults. A plugin for signing in may never end: the work does. */
export async function asking<T>(work: () => Promise<T>, ms = 3 * USUAL_MS): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(clusterGone()), ms);
  try {
    return await Promise.race([work(), late.promise]);
  } catch (thrown) {
    throw clusterFault(thrown);
  } finally {
    clearTimeout(timer);
  }
}

const noContext = (context: string): Fault =>
  new Fault(
    'cluster-missing',
    `There is no cluster "${context}" in the kubeconfig.`,
    'Choose one of those on the Deploy page, or start the cluster that is to have this name.',
    { details: { case: 'named', context } },
  );
