import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';

export const K8S = fileURLToPath(new URL('../../../k8s', import.meta.url));

/** Folders below k8s/ that can be applied. */
export const KUSTOMIZATIONS = [
  'base',
  'stack',
  'overlays/node-port',
  'overlays/host-path',
  'overlays/service-monitor',
  'overlays/queue-metric',
];

const kustomization = z.object({ resources: z.array(z.string()) });

const metadata = z.looseObject({ name: z.string(), labels: z.record(z.string(), z.string()).default({}) });
const manifest = z.looseObject({ apiVersion: z.string(), kind: z.string(), metadata });
export type Manifest = z.infer<typeof manifest>;

const container = z.looseObject({
  name: z.string(),
  image: z.string(),
  resources: z.object({
    requests: z.object({ cpu: z.string(), memory: z.string() }),
    limits: z.object({ memory: z.string() }),
  }),
  securityContext: z.looseObject({}),
});
const podSpec = z.looseObject({
  automountServiceAccountToken: z.boolean(),
  enableServiceLinks: z.boolean(),
  serviceAccountName: z.string().optional(),
  securityContext: z.looseObject({ runAsUser: z.number() }),
  initContainers: z.array(container).default([]),
  containers: z.array(container),
  volumes: z.array(z.looseObject({ name: z.string() })).default([]),
});
export type PodSpec = z.infer<typeof podSpec>;

export const readYaml = async (...path: string[]): Promise<unknown> =>
  parse(await readFile(join(K8S, ...path), 'utf8'), { merge: true });

/** Every object in the files that a kustomization names; other kustomizations left aside. */
export async function readManifests(folder: string): Promise<Manifest[]> {
  const { resources } = kustomization.parse(await readYaml(folder, 'kustomization.yaml'));
  const files = resources.filter((name) => name.endsWith('.yaml'));
  const texts = await Promise.all(files.map((file) => readFile(join(K8S, folder, file), 'utf8')));
  return texts.flatMap((text) => parseAllDocuments(text).map((document) => manifest.parse(document.toJS())));
}

const withTemplate = z.looseObject({ spec: z.looseObject({ template: z.looseObject({ spec: podSpec }) }) });
const alone = z.looseObject({ spec: podSpec });

/** What pods are made of, by the name of what makes them. */
export const podsOf = (manifests: readonly unknown[]): [string, PodSpec][] =>
  manifests.flatMap((object): [string, PodSpec][] => {
    const { kind, metadata: about } = manifest.parse(object);
    if (kind === 'Pod') return [[about.name, alone.parse(object).spec]];
    if (!['Deployment', 'StatefulSet', 'Job'].includes(kind)) return [];
    return [[about.name, withTemplate.parse(object).spec.template.spec]];
  });
