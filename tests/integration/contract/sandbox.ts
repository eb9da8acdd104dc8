import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join, sep, win32 } from 'node:path';

/** What is written in every file that must not be read: no answer may hold it. */
export const SECRET = 'canary-7f3c1b-not-to-be-told';

/** Folders for a core, as deep as any path climbs, so that what leads out of one is still seen. */
export interface Sandbox {
  folder: string;
  /** The data folder. */
  home: string;
  /** Where files may be written that a person names. */
  named: string;
  /** The environment of a core that knows no other place. */
  env: Record<string, string>;
  cwd: string;
  /** Paths that lead to the secrets, and to places nobody named. */
  paths: string[];
  contain(text: string): string;
  /** Every file but those of the data folder and of `named`, with what is in it. */
  look(): Promise<string[]>;
  remove(): Promise<void>;
}

const DEPTH = ['1', '2', '3', '4', '5', '6', '7', '8'];

export async function openSandbox(): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-contract-'));
  const deep = join(folder, ...DEPTH);
  const place = (name: string) => join(deep, name);
  const [home, named, person, temporary, programs, cwd] = ['home', 'named', 'me', 'tmp', 'bin', 'cwd'].map(place);
  for (const one of [named, person, temporary, programs, cwd]) await mkdir(one!, { recursive: true });
  const secrets = [
    join(folder, 'secret.txt'),
    join(person!, '.ssh', 'id'),
    place('secret.jpg'),
    place('secret.meadow'),
  ];
  for (const secret of secrets) {
    await mkdir(join(secret, '..'), { recursive: true });
    await writeFile(secret, `${SECRET}\n`);
  }
  const climbs = [1, 2, 3, 4, 5].map((steps) => `${'../'.repeat(steps)}secret.jpg`);
  return {
    folder,
    home: home!,
    named: named!,
    cwd: cwd!,
    env: {
      HOME: person!,
      USERPROFILE: person!,
      APPDATA: person!,
      LOCALAPPDATA: person!,
      TMPDIR: temporary!,
      TEMP: temporary!,
      TMP: temporary!,
      PATH: programs!,
      DOCKER_HOST: 'tcp://127.0.0.1:9',
      KUBECONFIG: place('no-kubeconfig'),
    },
    paths: [...climbs, ...secrets, ...secrets.map((secret) => `file://${secret}`), place('new'), join(named!, 'a')],
    contain: (text) => (leadsAnywhere(text, folder) ? join(named!, text.replaceAll(/[\\/:]/g, '_')) : text),
    look: async () => (await filesBelow(folder, [home!, named!])).sort(),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const leadsAnywhere = (text: string, folder: string): boolean =>
  (isAbsolute(text) || win32.isAbsolute(text)) && !text.startsWith(folder + sep);

async function filesBelow(folder: string, without: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (without.includes(path)) return [];
    if (entry.isDirectory()) return [`${path}${sep}`, ...(await filesBelow(path, without))];
    if (!entry.isFile()) return [path];
    return [
      `${path} ${createHash('sha256')
        .update(await readFile(path))
        .digest('hex')}`,
    ];
  });
  return (await Promise.all(found)).flat();
}
