import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../run-program.ts';
import { addTallies, tallyPlaywright, tallyReport, tallyUnrun, tallyVitest } from './tally.ts';

const body = (runner: string) => `
  import { expect, test } from '${runner}';
  test('holds', () => expect(1).toBe(1));
  test('breaks', () => expect(1).toBe(2));
  test.skip('waits', () => {});
`;
const conditional = `
  test('lacks', () => test.skip(true, 'no cluster here'));
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-tally-'));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs a real runner in the folder; its exit code is not what is tested here. */
const run = (program: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> =>
  new Promise((resolve) => {
    const options = { cwd: folder, env: { ...process.env, ...env } };
    execFile(process.execPath, [join(ROOT, program), ...args], options, (_error, stdout) => resolve(stdout));
  });

const read = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(folder, file), 'utf8'));

test("Vitest's report is counted, and a file that cannot load is a failure", async () => {
  await writeFile(join(folder, 'some.test.ts'), body('vitest'));
  await writeFile(join(folder, 'broken.test.ts'), "import './gone.ts';\n");
  await run('node_modules/vitest/vitest.mjs', ['run', '--reporter=json', '--outputFile=report.json']);
  const tally = tallyVitest(await read('report.json'), basename);
  expect(tally).toMatchObject({ passed: 1, skipped: ['some.test.ts > waits'] });
  expect(tally.failed.toSorted((one, other) => one.test.localeCompare(other.test))).toEqual([
    { test: 'broken.test.ts', why: expect.stringContaining('gone.ts') },
    { test: 'some.test.ts > breaks', why: expect.stringContaining('expected 1 to be 2') },
  ]);
});

test("Playwright's report is counted, and a list of its tests counts as skipped", async () => {
  await writeFile(join(folder, 'some.spec.ts'), body('@playwright/test') + conditional);
  const program = 'node_modules/@playwright/test/cli.js';
  await run(program, ['test', '--reporter=json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: join(folder, 'report.json') });
  const name = (title: string) => `tests/e2e/some.spec.ts > ${title}`;
  expect(tallyPlaywright(await read('report.json'), 'tests/e2e')).toEqual({
    passed: 1,
    failed: [{ test: name('breaks'), why: expect.stringMatching(/^Error: .*\nExpected: 2\nReceived: 1/) }],
    skipped: [name('waits'), `${name('lacks')} (no cluster here)`],
  });
  const listed = JSON.parse(await run(program, ['test', '--list', '--reporter=json']));
  expect(tallyUnrun(listed, 'tests/e2e')).toEqual({
    passed: 0,
    failed: [],
    skipped: ['holds', 'breaks', 'waits', 'lacks'].map(name),
  });
});

test('a report of another shape is refused, not counted as nothing', () => {
  expect(() => tallyVitest({ tests: [] }, basename)).toThrow();
  expect(() => tallyPlaywright({ specs: [] }, 'tests/e2e')).toThrow();
});

test('a report that was not written to its end is a run that failed, and hides no other', () => {
  const read = (report: unknown) => tallyVitest(report, basename);
  const whole = JSON.stringify({ testResults: [] });
  expect(tallyReport(whole, read, 'lane')).toEqual({ passed: 0, failed: [], skipped: [] });
  for (const text of ['', whole.slice(0, -5), '{"tests":[]}'])
    expect(tallyReport(text, read, 'lane')).toEqual({
      passed: 0,
      failed: [{ test: 'lane', why: expect.stringContaining('its report cannot be read') }],
      skipped: [],
    });
  expect(tallyReport(undefined, read, 'lane')).toEqual({ passed: 0, failed: [], skipped: [] });
});

test('runs add up', () => {
  const a = { test: 'a', why: 'ended with code 1' };
  const one = { passed: 2, failed: [a], skipped: [] };
  const other = { passed: 3, failed: [], skipped: ['b'] };
  expect(addTallies([one, other])).toEqual({ passed: 5, failed: [a], skipped: ['b'] });
});
