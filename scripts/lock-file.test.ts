import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ROOT } from './run-program.ts';

const lockShape = z.object({
  packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() })),
});

/**
 * `npm ci` refuses a lock that leaves out a package for another system, which `npm install` does where a registry does
 * not have it.
 */
test('the lock names the optional packages of every system', async () => {
  const { packages } = lockShape.parse(JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')));
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages || `${place}/node_modules/${name}` in packages),
    ),
  );
  expect(missing).toEqual([]);
});

test('the lock names no registry of its own', async () => {
  expect(await readFile(join(ROOT, 'package-lock.json'), 'utf8')).not.toMatch(
    /"resolved": "https?:\/\/(?!registry\.npmjs\.org)/,
  );
});

test('every package comes with the hash of what was looked at', async () => {
  const { packages } = z
    .object({
      packages: z.record(
        z.string(),
        z.object({ integrity: z.string().optional(), link: z.boolean().optional(), inBundle: z.boolean().optional() }),
      ),
    })
    .parse(JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')));
  const bare = Object.entries(packages)
    .filter(
      ([place, { integrity, link, inBundle }]) =>
        place !== '' && !link && !inBundle && !integrity?.startsWith('sha512-'),
    )
    .map(([place]) => place);
  expect(bare).toEqual([]);
});

test('every package is of one exact version, and none may run a script when it is installed', async () => {
  const versions = z.record(z.string(), z.string()).default({});
  const program = z
    .object({
      dependencies: versions,
      devDependencies: versions,
      optionalDependencies: versions,
      allowScripts: z.record(z.string(), z.boolean()),
    })
    .parse(JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')));
  const all = { ...program.dependencies, ...program.devDependencies, ...program.optionalDependencies };
  expect(
    Object.entries(all).filter(([, version]) => !/^(npm:[@\w/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
  ).toEqual([]);
  expect(Object.entries(program.allowScripts).filter(([, may]) => may)).toEqual([]);
});
