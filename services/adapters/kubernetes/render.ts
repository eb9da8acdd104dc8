import { createHash } from 'node:crypto';
import type {
  KubernetesObject,
  V1Container,
  V1Deployment,
  V1Service,
  V2HorizontalPodAutoscaler,
} from '@kubernetes/client-node';
import type { PredictorConfig } from '../../../contract/shapes/predictor.ts';
import { REQUESTS_PER_CONNECTION } from '../../domain/deploying/requests-per-connection.ts';
import type { Release } from '../../ports/deployer.ts';
import { labels, MANAGER, namespaceOf, PORT, PREDICTOR, RELEASE } from './names.ts';

/** Where a version's file lies in its image. */
export const MODEL_PATH = '/opt/meadow/served/model';

/** Within the pod's grace period, beside the seconds its preStop takes. */
const DRAIN_SECONDS = 4;

/** Names that requests may use for it: by its Service, and on this computer. */
const hostsOf = (namespace: string): string[] => [
  PREDICTOR,
  `${PREDICTOR}.${namespace}`,
  `${PREDICTOR}.${namespace}.svc`,
  `${PREDICTOR}.${namespace}.svc.cluster.local`,
];

const HERE = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * The manifests of `k8s/base`, as they are for a release: in a namespace of the project's own, with the version's image,
 * and with its settings in a Secret that is named by what is in it, so that another one is another revision.
 */
export function render(
  base: readonly KubernetesObject[],
  release: Release,
  image: string,
  { nodePort, copies = 'set' }: RenderOptions,
): KubernetesObject[] {
  const namespace = namespaceOf(release.app);
  const secret = secretOf(release, namespace);
  const limited = release.most !== undefined && copies !== 'foreign';
  const kept = base.filter(({ kind }) => limited || kind !== 'HorizontalPodAutoscaler');
  return [...kept, secret]
    .map((object) => placed(object, namespace))
    .map((object) => (object.kind === 'Service' && nodePort ? atNodePort(object) : object))
    .map((object) =>
      object.kind === 'Deployment' ? deploymentOf(object, release, image, secret.metadata.name) : object,
    )
    .map((object) => (object.kind === 'Deployment' && copies !== 'set' ? withoutCopies(object) : object))
    .map((object) => (object.kind === 'HorizontalPodAutoscaler' ? between(object, release) : object))
    .toSorted((one, other) => order(one) - order(other));
}

export interface RenderOptions {
  nodePort: boolean;
  /** Whether the number of copies is set; else it is left to an autoscaler, of Meadow's own or somebody else's. */
  copies?: 'set' | 'own' | 'foreign';
}

function withoutCopies(object: V1Deployment): KubernetesObject {
  const { replicas: _, ...spec } = object.spec!;
  return { ...object, spec } as KubernetesObject;
}

export const between = (
  object: KubernetesObject & { spec?: V2HorizontalPodAutoscaler['spec'] },
  { replicas, most = replicas }: Pick<Release, 'replicas' | 'most'>,
): KubernetesObject =>
  ({
    ...object,
    spec: { ...object.spec, minReplicas: replicas, maxReplicas: most },
  }) as KubernetesObject;

/** A namespace before what is in it, the settings before what reads them. */
const order = ({ kind = '' }: KubernetesObject): number => {
  const first = ['Namespace', 'NetworkPolicy', 'Secret', 'Service', 'PodDisruptionBudget'].indexOf(kind);
  return first < 0 ? 9 : first;
};

export function placed<T extends KubernetesObject>(object: T, namespace: string): T {
  const { metadata = {} } = object;
  const whole = object.kind === 'Namespace';
  return {
    ...object,
    metadata: {
      ...metadata,
      name: whole ? namespace : metadata.name,
      ...(!whole && { namespace }),
      labels: { ...metadata.labels, [labels.managedBy]: MANAGER },
    },
  };
}

const atNodePort = (service: V1Service): V1Service => ({ ...service, spec: { ...service.spec, type: 'NodePort' } });

function secretOf(release: Release, namespace: string) {
  const text = JSON.stringify(settingsOf(release, namespace));
  const mark = sha256(text).slice(0, 10);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: `${PREDICTOR}-${mark}`, labels: { [labels.name]: PREDICTOR } },
    type: 'Opaque',
    immutable: true,
    data: { 'predictor.json': Buffer.from(text).toString('base64') },
  };
}

const settingsOf = ({ version, model, access }: Release, namespace: string): PredictorConfig => ({
  ...access,
  address: '0.0.0.0',
  port: PORT,
  allowedHosts: [...HERE, ...hostsOf(namespace)],
  runtime: 'auto',
  drainSeconds: DRAIN_SECONDS,
  requestsPerConnection: REQUESTS_PER_CONNECTION,
  shelf: { models: [{ ...model, path: MODEL_PATH }], live: version },
});

function deploymentOf(object: V1Deployment, release: Release, image: string, secret: string): V1Deployment {
  const { template, ...spec } = object.spec!;
  const pod = template.spec!;
  const own = { [labels.version]: release.version, [labels.managedBy]: MANAGER };
  return {
    ...object,
    metadata: { ...object.metadata, labels: { ...object.metadata?.labels, [labels.version]: release.version } },
    spec: {
      ...spec,
      replicas: release.replicas,
      template: {
        ...template,
        metadata: {
          ...template.metadata,
          labels: { ...template.metadata?.labels, ...own },
          annotations: { ...template.metadata?.annotations, [RELEASE]: markOf(image, secret) },
        },
        spec: {
          ...pod,
          containers: pod.containers.map((container) => containerOf(container, image)),
          volumes: (pod.volumes ?? []).map((volume) =>
            volume.name === 'config' ? { name: 'config', secret: { secretName: secret } } : volume,
          ),
        },
      },
    },
  };
}

const markOf = (image: string, secret: string): string => sha256(`${image} ${secret}`).slice(0, 12);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const containerOf = (container: V1Container, image: string): V1Container =>
  container.name === PREDICTOR ? { ...container, image } : container;
