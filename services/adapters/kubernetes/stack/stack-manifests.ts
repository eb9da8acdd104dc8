import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { KubernetesObject, V1ConfigMap } from '@kubernetes/client-node';
import { parse } from 'yaml';
import { z } from 'zod';
import { digestOf } from '../../../domain/digest-of.ts';
import { readManifests } from '../manifests.ts';

const generated = z.object({
  configMapGenerator: z
    .array(
      z.object({
        name: z.string(),
        envs: z.array(z.string()).default([]),
        files: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  labels: z.array(z.object({ pairs: z.record(z.string(), z.string()) })).default([]),
});

/** What the stack is made of, as it is written: before it has its place, its images and its labels. */
export interface StackManifests {
  /** Of `k8s/stack`, with the ConfigMaps that kustomize would make. */
  stack: KubernetesObject[];
  /** Beside them on a cluster of one node that makes no volumes by itself. */
  folders: KubernetesObject[];
}

/** Reads the stack below `k8s/`. */
export async function readStackManifests(k8s: string): Promise<StackManifests> {
  const folder = join(k8s, 'stack');
  const [objects, maps, volumes] = await Promise.all([
    readManifests(folder),
    readConfigMaps(folder),
    readManifests(join(k8s, 'overlays/host-path')),
  ]);
  return { stack: [...maps, ...objects], folders: volumes };
}

async function readConfigMaps(folder: string): Promise<V1ConfigMap[]> {
  const said = generated.parse(parse(await readFile(join(folder, 'kustomization.yaml'), 'utf8')));
  const labels = Object.assign({}, ...said.labels.map(({ pairs }) => pairs)) as Record<string, string>;
  const text = (file: string) => readFile(join(folder, file), 'utf8');
  return Promise.all(
    said.configMapGenerator.map(async ({ name, envs, files }) => {
      const variables = await Promise.all(envs.map(async (file) => parseEnv(await text(file))));
      const whole = await Promise.all(files.map(async (file) => ({ [file]: await text(file) })));
      const data: Record<string, string> = Object.assign({}, ...variables, ...whole);
      return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, labels }, data };
    }),
  );
}

/** A mark of a ConfigMap's content, for its name: another content is another name, and rolls out. */
export const markOf = ({ data }: V1ConfigMap): string => digestOf(data).slice(0, 10);
