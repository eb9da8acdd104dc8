import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KubernetesObject } from '@kubernetes/client-node';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';

const kustomization = z.object({
  resources: z.array(z.string()),
  labels: z.array(z.object({ pairs: z.record(z.string(), z.string()) })).default([]),
});

/**
 * The objects of a folder whose `kustomization.yaml` names plain files, with the labels it gives to all; templates of
 * pods get them too. What else it says is for kustomize, as are other folders that it names.
 */
export async function readManifests(folder: string): Promise<KubernetesObject[]> {
  const said = kustomization.parse(parse(await readFile(join(folder, 'kustomization.yaml'), 'utf8')));
  const pairs = Object.assign({}, ...said.labels.map((each) => each.pairs)) as Record<string, string>;
  const files = said.resources.filter((name) => name.endsWith('.yaml'));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const objects = texts.flatMap((text) => parseAllDocuments(text).map((document) => document.toJS()));
  return objects.map((object) => labelled(object, pairs));
}

interface Labelled extends KubernetesObject {
  spec?: { template?: Labelled };
}

function labelled(object: Labelled, pairs: Record<string, string>): Labelled {
  const { metadata, spec } = object;
  const template = spec?.template && labelled(spec.template, pairs);
  return {
    ...object,
    metadata: { ...metadata, labels: { ...metadata?.labels, ...pairs } },
    ...(template && { spec: { ...spec, template } }),
  };
}
