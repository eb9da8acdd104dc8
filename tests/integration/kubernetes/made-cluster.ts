import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { KubeConfig, type KubernetesObject } from '@kubernetes/client-node';
import { type Cluster, connectCluster } from '../../../services/adapters/kubernetes/cluster.ts';

/** An API server for tests: it keeps objects, controls nothing, and says what it was asked. */
export interface MadeCluster {
  cluster: Cluster;
  /** Objects by their paths; tests may change them. */
  kept: Map<string, KubernetesObject>;
  /** `DELETE /api/v1/namespaces/lawn`, in order. */
  asked: string[];
  close(): Promise<void>;
}

/** What stands in the way of a request: a status and its words. */
export type Refusal = (asked: string) => { code: number; message: string; details?: object } | undefined;

const NOT_PLURAL: Record<string, string> = { NetworkPolicy: 'networkpolicies', Ingress: 'ingresses' };
const KINDS: Record<string, string[]> = {
  v1: ['Pod', 'Secret', 'Service', 'ConfigMap', 'Event', 'ServiceAccount', 'PersistentVolumeClaim'],
  'apps/v1': ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'],
  'batch/v1': ['Job', 'CronJob'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'policy/v1': ['PodDisruptionBudget'],
  'networking.k8s.io/v1': ['NetworkPolicy', 'Ingress'],
  'rbac.authorization.k8s.io/v1': ['Role', 'RoleBinding'],
};
const OF_THE_CLUSTER: Record<string, string[]> = { v1: ['Namespace', 'PersistentVolume'] };

const pluralOf = (kind: string): string => NOT_PLURAL[kind] ?? `${kind.toLowerCase()}s`;
const rootOf = (apiVersion: string): string => `/${apiVersion === 'v1' ? 'api' : 'apis'}/${apiVersion}`;

/** Where the API has an object. */
export function pathOf({ apiVersion = '', kind = '', metadata }: KubernetesObject): string {
  const within = metadata?.namespace === undefined ? '' : `/namespaces/${metadata.namespace}`;
  return `${rootOf(apiVersion)}${within}/${pluralOf(kind)}/${metadata?.name}`;
}

export async function madeCluster(
  objects: readonly KubernetesObject[],
  refuse: Refusal = () => undefined,
): Promise<MadeCluster> {
  const kept = new Map(objects.map((object) => [pathOf(object), object]));
  const asked: string[] = [];
  const answer = async (request: IncomingMessage): Promise<{ code: number; body: object }> => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://made');
    const body = await textOf(request);
    const kinds = kindsAt(pathname);
    if (kinds) return { code: 200, body: kinds };
    const one = `${request.method} ${pathname}`;
    asked.push(one);
    const refused = refuse(one);
    if (refused) return { code: refused.code, body: { kind: 'Status', ...refused } };
    if (request.method === 'PATCH') {
      const before = kept.get(pathname);
      kept.set(pathname, merged(before, JSON.parse(body)) as KubernetesObject);
      return { code: before ? 200 : 201, body: kept.get(pathname)! };
    }
    const found = kept.get(pathname);
    if (request.method === 'DELETE') kept.delete(pathname);
    if (found) return { code: 200, body: found };
    if (!isList(pathname)) return { code: 404, body: { kind: 'Status', message: `${pathname} not found` } };
    const wanted = (searchParams.get('labelSelector') ?? '').split(',').filter((pair) => pair !== '');
    const items = [...kept]
      .filter(([path]) => path.slice(0, path.lastIndexOf('/')) === pathname)
      .map(([, object]) => object)
      .filter(({ metadata }) =>
        wanted.every((pair) => {
          const [label = '', value] = pair.split('=');
          return metadata?.labels?.[label] === value;
        }),
      );
    return { code: 200, body: { kind: 'List', metadata: {}, items } };
  };
  const server = createServer(async (request, response) => {
    const { code, body } = await answer(request);
    response.writeHead(code, { 'content-type': 'application/json', connection: 'close' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const config = new KubeConfig();
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  config.loadFromClusterAndUser({ name: 'made', server: address, skipTLSVerify: true }, { name: 'nobody' });
  return {
    cluster: connectCluster(() => config, config.currentContext, 'meadow-one'),
    kept,
    asked,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function kindsAt(path: string): object | undefined {
  const apiVersion = Object.keys(KINDS).find((each) => rootOf(each) === path);
  if (apiVersion === undefined) return undefined;
  const told = (namespaced: boolean) => (kind: string) => ({ name: pluralOf(kind), kind, namespaced });
  const whole = OF_THE_CLUSTER[apiVersion] ?? [];
  return { kind: 'APIResourceList', resources: [...KINDS[apiVersion]!.map(told(true)), ...whole.map(told(false))] };
}

/** Its last part is a kind, not a name. */
const isList = (path: string): boolean =>
  [...Object.values(KINDS), ...Object.values(OF_THE_CLUSTER)]
    .flat()
    .some((kind) => path.endsWith(`/${pluralOf(kind)}`));

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

function merged(before: unknown, change: unknown): unknown {
  if (typeof before !== 'object' || typeof change !== 'object' || Array.isArray(change) || !before || !change)
    return change;
  const all = Object.entries(change).map(([key, value]) => [key, merged(Reflect.get(before, key), value)]);
  return { ...before, ...Object.fromEntries(all) };
}
