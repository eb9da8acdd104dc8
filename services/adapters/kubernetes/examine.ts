import type { CoreV1Api, V1Node } from '@kubernetes/client-node';
import type { Check } from '../../../contract/shapes/check.ts';
import { quantity } from '../../domain/deploying/quantity.ts';
import { asFault } from '../../domain/fault.ts';
import { measures } from './autoscaling/measures.ts';
import { asking, type Cluster } from './cluster.ts';

type Finding = Omit<Check, 'fixable' | 'details'> & { details?: Check['details'] };

/** Versions whose API the manifests are held against. */
const OLDEST = 30;
const NEWEST = 36;

/** What must be so in a cluster for the predictor to run there, in plain words; it never throws. */
export async function examine(cluster: Cluster): Promise<Check[]> {
  const answers = await lookAtVersion(cluster);
  const rest = answers.state === 'failed' ? [] : await Promise.all(looks.map((look) => guarded(look, cluster)));
  return [answers, ...rest].map((finding) => ({ fixable: false, details: {}, ...finding }));
}

async function guarded(look: (cluster: Cluster) => Promise<Finding>, cluster: Cluster): Promise<Finding> {
  try {
    return await look(cluster);
  } catch (thrown) {
    const fault = asFault(thrown).toShape();
    return { name: look.name, state: 'warning', finding: fault.message, hint: fault.hint, fault };
  }
}

async function lookAtVersion({ version, context }: Cluster): Promise<Finding> {
  const name = 'cluster-answers';
  let told: { gitVersion: string; minor: string };
  try {
    told = await asking(() => version.getCode());
  } catch (thrown) {
    const fault = asFault(thrown).toShape();
    return { name, state: 'failed', finding: fault.message, hint: fault.hint, fault, details: { context } };
  }
  const minor = Number.parseInt(told.minor, 10);
  const details = { version: told.gitVersion, context };
  if (minor < OLDEST)
    return {
      name,
      state: 'failed',
      finding: `It is Kubernetes ${told.gitVersion}, which is too old.`,
      hint: `Update it to 1.${OLDEST} or newer.`,
      details,
    };
  const finding = `Kubernetes ${told.gitVersion} answers.`;
  if (minor <= NEWEST) return { name, state: 'ok', finding, details };
  return { name, state: 'warning', finding: `${finding} Meadow was not tried with one so new.`, details };
}

const isReady = ({ status }: V1Node): boolean =>
  status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') ?? false;

async function nodes({ core }: Cluster): Promise<Finding> {
  const { items } = await asking(() => core.listNode());
  const ready = items.filter(isReady).length;
  const details = { ready, nodes: items.length };
  if (ready > 0)
    return { name: 'nodes', state: 'ok', finding: `${ready} of ${items.length} nodes are ready.`, details };
  const why = items.flatMap(({ status }) => status?.conditions ?? []).find(({ type }) => type === 'Ready')?.message;
  return {
    name: 'nodes',
    state: 'failed',
    finding: `No node is ready${why ? `: ${why}` : '.'}`,
    hint: 'It is still starting; where that lasts for more than ten minutes, restart it.',
    details: { ...details, ...(why !== undefined && { said: why }) },
  };
}

/** What one copy asks for, as the manifest says; a deployment replaces one after the other, so one more must fit. */
const COPY = { cpu: 0.1, memory: 256 * 2 ** 20 };

async function room({ core }: Cluster): Promise<Finding> {
  const [all, pods] = await asking(() => Promise.all([core.listNode(), core.listPodForAllNamespaces()]));
  const sum = (numbers: number[]) => numbers.reduce((one, other) => one + other, 0);
  const usable = all.items.filter(isReady).map(({ status }) => status?.allocatable ?? {});
  const asked = await requestsOf(pods);
  const cpu = sum(usable.map((each) => quantity(each.cpu ?? '0'))) - sum(asked.map((each) => each.cpu));
  const memory = sum(usable.map((each) => quantity(each.memory ?? '0'))) - sum(asked.map((each) => each.memory));
  const copies = Math.max(0, Math.floor(Math.min(cpu / COPY.cpu, memory / COPY.memory)));
  const details = { copies };
  if (copies >= 3) return { name: 'room', state: 'ok', finding: `There is room for ${copies} copies.`, details };
  return {
    name: 'room',
    state: copies > 0 ? 'warning' : 'failed',
    finding: copies > 0 ? `There is room for ${copies} copies only.` : 'There is no room for a copy.',
    hint: 'Give the cluster more processors or memory, or remove what is not needed there.',
    details,
  };
}

async function requestsOf({ items }: Awaited<ReturnType<CoreV1Api['listPodForAllNamespaces']>>) {
  const running = items.filter(({ status }) => status?.phase !== 'Succeeded' && status?.phase !== 'Failed');
  return running.flatMap(({ spec }) =>
    (spec?.containers ?? []).map(({ resources }) => ({
      cpu: quantity(resources?.requests?.cpu ?? '0'),
      memory: quantity(resources?.requests?.memory ?? '0'),
    })),
  );
}

async function rights({ access }: Cluster): Promise<Finding> {
  const wanted = [
    { group: '', resource: 'namespaces', verb: 'create' },
    { group: 'apps', resource: 'deployments', verb: 'patch' },
    { group: '', resource: 'secrets', verb: 'patch' },
    { group: '', resource: 'services', verb: 'patch' },
    { group: 'policy', resource: 'poddisruptionbudgets', verb: 'patch' },
    { group: 'networking.k8s.io', resource: 'networkpolicies', verb: 'patch' },
    { group: '', resource: 'pods', verb: 'list' },
    { group: '', resource: 'events', verb: 'list' },
    { group: '', resource: 'pods/portforward', verb: 'create' },
  ];
  const answers = await asking(() =>
    Promise.all(
      wanted.map((resourceAttributes) =>
        access.createSelfSubjectAccessReview({
          body: {
            apiVersion: 'authorization.k8s.io/v1',
            kind: 'SelfSubjectAccessReview',
            spec: { resourceAttributes },
          },
        }),
      ),
    ),
  );
  const denied = wanted
    .filter((_, at) => !answers[at]?.status?.allowed)
    .map(({ verb, resource }) => `${verb} ${resource}`);
  if (denied.length === 0) return { name: 'rights', state: 'ok', finding: 'This account may deploy.' };
  return {
    name: 'rights',
    state: 'warning',
    finding: `This account may not, in all namespaces: ${denied.join(', ')}.`,
    hint: 'Where it may in the project’s own namespace, that is enough; else ask whoever looks after the cluster.',
    details: { denied: denied.join(', ') },
  };
}

async function metrics(cluster: Cluster): Promise<Finding> {
  if (await measures(cluster)) return { name: 'metrics', state: 'ok', finding: 'It measures processors and memory.' };
  return {
    name: 'metrics',
    state: 'warning',
    finding: 'It measures neither processors nor memory.',
    hint: 'Copies cannot be added by themselves. Install metrics-server where you want that.',
  };
}

const looks = [nodes, room, rights, metrics];
