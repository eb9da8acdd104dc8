// `node scripts/node.js scripts/dashboards.ts [--check]`: writes Grafana's dashboards of the stack, or says which files
// are not as they would be written.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plans } from './dashboards/all.ts';
import { makeDashboard } from './dashboards/make-dashboard.ts';
import { ROOT } from './run-program.ts';

const FOLDER = join(ROOT, 'compose/services/grafana/dashboards');

const wanted = new Map(
  plans.map((plan) => [`${plan.uid}.json`, `${JSON.stringify(makeDashboard(plan), undefined, 2)}\n`]),
);
await mkdir(FOLDER, { recursive: true });
const there = await readdir(FOLDER);
const isAsWanted = async (file: string) =>
  there.includes(file) && (await readFile(join(FOLDER, file), 'utf8')) === wanted.get(file);
const stale = [];
for (const file of new Set([...wanted.keys(), ...there])) if (!(await isAsWanted(file))) stale.push(file);

if (process.argv.includes('--check')) {
  if (stale.length > 0) console.log(`Not as scripts/dashboards.ts writes them: ${stale.join(', ')}`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const file of stale) {
    const text = wanted.get(file);
    await (text === undefined ? rm(join(FOLDER, file)) : writeFile(join(FOLDER, file), text));
    console.log(`${text === undefined ? 'removed' : 'wrote'} ${file}`);
  }
}
