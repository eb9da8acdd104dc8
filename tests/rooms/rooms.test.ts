import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { houseRules } from '../../scripts/rooms.ts';
import { allowed, type Plant, violations } from './plants.ts';

const ROOMS = ['contract', 'services', 'host', 'main', 'renderer', 'scripts', 'tests'];
const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let house: string;
let caught: { rule: string; from: string }[];

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'meadow-rooms-'));
  await build(house, [...violations, ...allowed]);
  caught = await cruise(house);
});
afterAll(() => rm(house, { recursive: true, force: true }));

test('every rule has a planted violation', () => {
  const rules = (houseRules.forbidden ?? []).map((rule) => rule.name);
  expect(new Set(violations.map(({ rule }) => rule))).toEqual(new Set(rules));
});

test.each(violations)('$rule catches $from importing $imports', ({ rule, from }) => {
  expect(caught).toContainEqual({ rule, from });
});

test('what the rules allow goes through, and nothing else is caught', () => {
  const planted = new Set(violations.map(({ from }) => from));
  expect(caught.filter(({ from }) => !planted.has(from))).toEqual([]);
});

/** A small house in which each plant is a file with one import, and all that is imported exists. */
async function build(root: string, plants: Omit<Plant, 'rule'>[]): Promise<void> {
  const packages = new Set(plants.map(({ imports }) => imports).filter((name) => !/^(\.|node:)/.test(name)));
  const files = new Map<string, string>();
  for (const { from, imports } of plants) {
    if (imports.startsWith('.') && imports !== './gone.js') files.set(posix.join(posix.dirname(from), imports), '');
  }
  for (const { from, imports } of plants) files.set(from, `import '${imports}';\n`);
  for (const name of packages) {
    files.set(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    files.set(`node_modules/${name}/index.js`, '');
  }
  files.set('package.json', JSON.stringify(manifest([...packages])));
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

function manifest(packages: string[]): object {
  const development = (name: string) => ['electron', 'fast-check'].includes(name);
  const list = (names: string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  return {
    type: 'module',
    dependencies: list(packages.filter((name) => !development(name))),
    devDependencies: list(packages.filter(development)),
  };
}

/** Runs the very program and rules of `npm run check`. It exits with the number of violations. */
async function cruise(root: string): Promise<{ rule: string; from: string }[]> {
  const program = here('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [program, '--config', here('.dependency-cruiser.mjs'), '--output-type', 'json', ...ROOMS];
  const output = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  const result: ICruiseResult = JSON.parse(output.stdout);
  return result.summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
}
