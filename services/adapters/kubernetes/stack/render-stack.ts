import type { KubernetesObject, V1ConfigMap, V1RoleBinding, V2HorizontalPodAutoscaler } from '@kubernetes/client-node';
import { labels, MANAGER } from '../names.ts';
import { inOrder } from './install-order.ts';
import { markOf, type StackManifests } from './stack-manifests.ts';

/** What the manifests call their namespace, and begin the names of what is the whole cluster's with. */
export const WRITTEN = 'meadow';

export interface StackPlace {
  namespace: string;
  /** What images are called in the cluster, by the names of the manifests; one that is missing keeps its name. */
  names: ReadonlyMap<string, string>;
  /** Volumes are folders of the one node, as the cluster makes none by itself. */
  folders: boolean;
}

/** The objects of the stack as they are for a cluster, in the order in which they are to be made. */
export function renderStack({ stack, folders }: StackManifests, place: StackPlace): KubernetesObject[] {
  const objects = place.folders ? [...stack.map(unclassed), ...folders] : stack;
  const maps = new Map(
    stack.filter(isMap).map((map) => [map.metadata?.name ?? '', `${map.metadata?.name}-${markOf(map)}`]),
  );
  const scaled = new Set(stack.filter(isAutoscaler).map(({ spec }) => spec?.scaleTargetRef.name ?? ''));
  return inOrder(
    objects
      .map((object) => withImages(object, place.names))
      .map((object) => (isMap(object) ? renamed(object, maps) : withMaps(object, maps)))
      .map((object) => (object.kind === 'Deployment' ? leftTo(object, scaled) : object))
      .map((object) => (object.kind === 'RoleBinding' ? bound(object) : object))
      .map((object) => placedIn(object, place.namespace)),
  );
}

const isMap = (object: KubernetesObject): object is V1ConfigMap => object.kind === 'ConfigMap';
export const isAutoscaler = (object: KubernetesObject): object is V2HorizontalPodAutoscaler & KubernetesObject =>
  object.kind === 'HorizontalPodAutoscaler';

interface Whole extends KubernetesObject {
  spec?: Record<string, unknown>;
}

/** No class: only a volume that was made for a claim fits it. */
const unclassed = (object: Whole): KubernetesObject =>
  object.kind === 'PersistentVolumeClaim'
    ? ({ ...object, spec: { ...object.spec, storageClassName: '' } } as Whole)
    : object;

const renamed = (map: V1ConfigMap, names: ReadonlyMap<string, string>): KubernetesObject => ({
  ...map,
  metadata: { ...map.metadata, name: names.get(map.metadata?.name ?? '') ?? '' },
});

/** An autoscaler sets their number: with one of Meadow's it would go up and down at each time of asking. */
function leftTo(object: Whole, scaled: ReadonlySet<string>): KubernetesObject {
  if (!scaled.has(object.metadata?.name ?? '')) return object;
  const { replicas: _, ...spec } = object.spec ?? {};
  return { ...object, spec } as Whole;
}

/** Each value below an object, as `change` has it; what that leaves alone is looked into. */
function changed<T>(value: T, change: (key: string, value: unknown) => unknown): T {
  if (Array.isArray(value)) return value.map((each) => changed(each, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => {
    const other = change(key, each);
    return [key, other === each ? changed(each, change) : other];
  });
  return Object.fromEntries(entries) as T;
}

/** Also in what is a text there: the template of Airflow's pods. */
function withImages(object: KubernetesObject, names: ReadonlyMap<string, string>): KubernetesObject {
  const inText = (text: string) =>
    text.replace(/^(\s*image: )(\S+)$/gm, (_line, before, image) => `${before}${names.get(image) ?? image}`);
  if (isMap(object)) {
    const data = Object.entries(object.data ?? {}).map(([key, text]) => [key, inText(text)]);
    return { ...object, data: Object.fromEntries(data) } as KubernetesObject;
  }
  return changed(object, (key, value) => (key === 'image' ? (names.get(String(value)) ?? value) : value));
}

const withMaps = (object: KubernetesObject, names: ReadonlyMap<string, string>): KubernetesObject =>
  changed(object, (key, value) => {
    if (key !== 'configMap' && key !== 'configMapRef') return value;
    const name = names.get(String(Reflect.get(Object(value), 'name')));
    return name === undefined ? value : { ...Object(value), name };
  });

/** Whom it gives rights to is somewhere, too; as written it is where the binding is. */
function bound(object: KubernetesObject): KubernetesObject {
  const { subjects = [], metadata, ...binding } = object as V1RoleBinding;
  const namespace = metadata?.namespace ?? WRITTEN;
  return {
    ...binding,
    metadata: { ...metadata, namespace },
    subjects: subjects.map((subject) => ({ namespace, ...subject })),
  } as KubernetesObject;
}

const OF_THE_CLUSTER = ['Namespace', 'PersistentVolume'];

/** `meadow` is the namespace that is written; another begins the names of what is the whole cluster's, too. */
function placedIn(object: Whole, namespace: string): KubernetesObject {
  const own = (name: unknown) => String(name).replace(new RegExp(`^(/var/lib/)?${WRITTEN}(?=-|/|$)`), `$1${namespace}`);
  const { metadata = {} } = object;
  const whole = OF_THE_CLUSTER.includes(object.kind ?? '');
  const labelled = managed(object);
  const moved =
    whole || metadata.namespace !== undefined
      ? changed(labelled, (key, value) => (key === 'path' || key === 'namespace' ? own(value) : value))
      : labelled;
  return {
    ...moved,
    metadata: {
      ...moved.metadata,
      ...(whole ? { name: own(metadata.name) } : { namespace: own(metadata.namespace ?? WRITTEN) }),
    },
  };
}

function managed<T extends Whole>(object: T): T {
  const { metadata, spec } = object;
  const template = spec && Reflect.get(spec, 'template');
  return {
    ...object,
    metadata: { ...metadata, labels: { ...metadata?.labels, [labels.managedBy]: MANAGER } },
    ...(template !== undefined && { spec: { ...spec, template: managed(template as Whole) } }),
  };
}
