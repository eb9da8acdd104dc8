import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fillTemplate } from '../../domain/stack/fill-template.ts';
import { keyOf } from '../../domain/stack/secret-keys.ts';
import { makeSecret, secretNames } from '../../domain/stack/secret-list.ts';
import { configOwners } from '../../domain/stack/volume-owners.ts';
import type { ClusterSecrets } from '../../ports/cluster-secrets.ts';
import { filesBelow } from './files-below.ts';

export interface PrepareClusterParts {
  /** What services read, a folder each, with `{{secret:name}}` where one belongs. */
  templates: string;
  secrets: ClusterSecrets;
  /** Milliseconds until it tries again where somebody else wrote at the same time. */
  pause?: number;
}

/** The Secret that is the truth about secrets. */
const KEPT = 'secrets';
/** Somebody else may write at the same time, but not for ever. */
const TRIES = 10;

/**
 * What `prepare` does under Compose, in the Secrets of a namespace: `secrets` with one where it is missing, and
 * `SERVICE-config` for each service, with its files. Again and again without harm: what is as it should be is not
 * written.
 */
export async function prepareCluster({ templates, secrets, pause = 500 }: PrepareClusterParts): Promise<void> {
  const values = await settle(secrets, KEPT, pause, (there) => ({ ...there, ...missingOf(there) }));
  for (const service of Object.keys(configOwners)) {
    const files = await filled(join(templates, service), values);
    await settle(secrets, `${service}-config`, pause, () => files);
  }
}

function missingOf(there: Record<string, string>): Record<string, string> {
  const missing = secretNames.filter((name) => !there[name]);
  return Object.fromEntries(
    missing.map((name) => [name, makeSecret(name, (bytes, encoding) => randomBytes(bytes).toString(encoding))]),
  );
}

async function filled(folder: string, values: Record<string, string>): Promise<Record<string, string>> {
  const files = await filesBelow(folder);
  const texts = files.map(async (path) => {
    const template = await readFile(join(folder, path), 'utf8');
    return [keyOf(path.replaceAll('\\', '/')), fillTemplate(template, values)];
  });
  return Object.fromEntries(await Promise.all(texts));
}

/** Makes a Secret hold what it should, told what it holds; gives what it then holds. */
async function settle(
  secrets: ClusterSecrets,
  name: string,
  pause: number,
  should: (there: Record<string, string>) => Record<string, string>,
): Promise<Record<string, string>> {
  for (let tried = 0; tried < TRIES; tried++) {
    if (tried > 0) await sleep(pause);
    const there = await secrets.read(name);
    const wanted = should(there?.data ?? {});
    if (there && same(there.data, wanted)) return wanted;
    if (await secrets.write(name, wanted, there?.version)) return wanted;
  }
  throw new Error(`Somebody else writes the Secret ${name} again and again`);
}

function same(one: Record<string, string>, other: Record<string, string>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
