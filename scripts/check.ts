// `npm run check [NAME...]`: everything about the code that can be told without running it.
import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import { type Ended, runQuietly } from './run-program.ts';

const ROOMS = ['contract', 'services', 'host', 'main', 'renderer', 'scripts', 'tests'];

/** The rooms that run in Node are read together: what they share is most of what there is to read. */
const TYPED = [
  { name: 'all that runs in Node', config: '.' },
  ...['contract', 'renderer', 'main/preload', 'tests/desktop', 'tests/desktop-app', 'tests/e2e'].map((room) => ({
    name: room,
    config: room,
  })),
];

interface Check {
  name: string;
  program: string;
  args: string[];
}

const checks: Check[] = [
  { name: 'unused code', program: 'node_modules/knip/bin/knip.js', args: ['--no-progress'] },
  {
    name: 'code that only tests use',
    program: 'node_modules/knip/bin/knip.js',
    args: ['--no-progress', '--production', '--include', 'files,exports,types'],
  },
  {
    name: 'room rules',
    program: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['--config', '.dependency-cruiser.mjs', ...ROOMS],
  },
  {
    name: 'lint and format',
    program: 'node_modules/@biomejs/biome/bin/biome',
    args: ['ci', '--error-on-warnings', '--colors=off', '.'],
  },
  { name: 'icons up to date', program: 'scripts/icons.ts', args: ['--check'] },
  { name: 'dashboards up to date', program: 'scripts/dashboards.ts', args: ['--check'] },
  ...TYPED.map(({ name, config }) => ({
    name: `types of ${name}`,
    program: 'node_modules/@typescript/native/bin/tsc',
    args: ['-p', config],
  })),
];

async function run(check: Check): Promise<Ended & { name: string }> {
  const ended = await runQuietly(check.program, check.args);
  console.log(`${ended.code === 0 ? '✓' : '✗'} ${check.name}  ${ended.seconds.toFixed(1)} s`);
  return { ...ended, name: check.name };
}

const wanted = process.argv.slice(2);
const chosen = checks.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
const begun = performance.now();
const turns = new PQueue({ concurrency: availableParallelism() });
const results = await Promise.all(chosen.map((check) => turns.add(() => run(check))));
const failed = results.filter(({ code }) => code !== 0);

for (const { name, output } of failed) console.log(`\n── ${name} ──\n${output.trim()}`);

const seconds = ((performance.now() - begun) / 1000).toFixed(1);
const names = failed.map(({ name }) => name).join(', ');
console.log(
  failed.length === 0
    ? `\ncheck: all ${results.length} passed in ${seconds} s`
    : `\ncheck: ${failed.length} of ${results.length} failed in ${seconds} s: ${names}`,
);
process.exitCode = failed.length === 0 && results.length > 0 ? 0 : 1;
