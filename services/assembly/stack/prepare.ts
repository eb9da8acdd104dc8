import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fillTemplate } from '../../domain/stack/fill-template.ts';
import { makeSecret, type SecretName, type StackSecrets, secretNames } from '../../domain/stack/secret-list.ts';
import { configOwners, dataOwners, type Owner } from '../../domain/stack/volume-owners.ts';
import { filesBelow } from './files-below.ts';

export interface PreparePlaces {
  /** What services read, a folder each, with `{{secret:name}}` where one belongs. */
  templates: string;
  /** The truth about secrets: one file each. */
  secrets: string;
  /** A volume a service, for what it reads. */
  config: string;
  /** A volume a service, for what it keeps. */
  data: string;
}

/** What is being written; a crash may leave it behind, and the next start takes it away. */
const UNFINISHED = '.unfinished-';

/**
 * Lays out the stack's volumes: secrets where one is missing, each service's files from its templates, each volume its
 * owner's. Again and again without harm, also while services run: a file that is as it should be is not touched.
 */
export async function prepareStack({ templates, secrets, config, data }: PreparePlaces): Promise<void> {
  const values = await keepSecrets(secrets);
  for (const [service, owner] of Object.entries(configOwners))
    await layOut(join(templates, service), join(config, service), values, owner);
  for (const [volume, owner] of Object.entries(dataOwners)) await give(join(data, volume), owner, owner.folder);
}

async function keepSecrets(folder: string): Promise<StackSecrets> {
  const owner: Owner = { uid: 0, gid: 0, folder: 0o700, file: 0o400 };
  await give(folder, owner, owner.folder);
  for (const name of await readdir(folder)) if (name.startsWith(UNFINISHED)) await rm(join(folder, name));
  const kept = async (name: SecretName): Promise<[string, string]> => {
    const file = join(folder, name);
    const there = await readFile(file, 'utf8').catch(ifMissing(''));
    if (there !== '') return [name, there];
    const made = makeSecret(name, (bytes, encoding) => randomBytes(bytes).toString(encoding));
    await write(file, made, owner);
    return [name, made];
  };
  return Object.fromEntries(await Promise.all(secretNames.map(kept))) as StackSecrets;
}

/** Makes a service's volume hold its files, filled in, and nothing else. */
async function layOut(from: string, to: string, values: StackSecrets, owner: Owner): Promise<void> {
  const wanted = await filesBelow(from);
  await give(to, owner, owner.folder);
  for (const path of await filesBelow(to)) if (!wanted.includes(path)) await rm(join(to, path));
  for (const path of wanted) {
    const text = fillTemplate(await readFile(join(from, path), 'utf8'), values);
    for (const folder of foldersAbove(path)) await give(join(to, folder), owner, owner.folder);
    await write(join(to, path), text, owner);
  }
}

/** `a/b` of `a/b/c`, after `a`. */
function foldersAbove(path: string): string[] {
  const parts = dirname(path).split('/');
  return parts[0] === '.' ? [] : parts.map((_, end) => parts.slice(0, end + 1).join('/'));
}

async function give(folder: string, { uid, gid }: Owner, mode: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chown(folder, uid, gid);
  await chmod(folder, mode);
}

async function write(file: string, text: string, owner: Owner): Promise<void> {
  const is = await stat(file).catch(ifMissing(undefined));
  const same = is !== undefined && (await readFile(file, 'utf8')) === text;
  if (same && is.uid === owner.uid && is.gid === owner.gid && (is.mode & 0o777) === owner.file) return;
  const unfinished = join(dirname(file), `${UNFINISHED}${randomBytes(6).toString('hex')}`);
  await writeFile(unfinished, text, { mode: 0o600, flush: true });
  await chown(unfinished, owner.uid, owner.gid);
  await chmod(unfinished, owner.file);
  await rename(unfinished, file);
}

const ifMissing =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };
