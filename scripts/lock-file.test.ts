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
