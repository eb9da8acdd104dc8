// `npm test [-- FILE... | FLAGS]`: every test that can run on this machine, and the names of those that cannot.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { buildDesktop } from './build-desktop.ts';
import { buildImageContext } from './build-image-context.ts';
import { buildWindow } from './build-window.ts';
import { ROOT, runAloud, runMeanwhile, runQuietly } from './run-program.ts';
import { chooseRunners } from './testing/choose-runners.ts';
import { findChromium } from './testing/find-chromium.ts';
import { maySkip } from './testing/may-skip.ts';
import {
  addTallies,
  nothingRun,
  type Tally,
  tallyPlaywright,
  tallyReport,
  tallyUnrun,
  tallyVitest,
} from './testing/tally.ts';

const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js';
type Run = typeof runAloud;

const configOf = (folder: string) => ['test', '--config', `${folder}/playwright.config.ts`];

/** The window and the programs must be built before tests open them; where they cannot be, the other tests still run. */
async function buildFirst(): Promise<Tally> {
  try {
    await buildWindow();
    // Here and not by the tests that need them, which run beside each other.
    await Promise.all([buildDesktop(), buildImageContext()]);
    return nothingRun;
  } catch (error) {
    return { ...nothingRun, failed: [{ test: 'what the tests start could not be built', why: String(error) }] };
  }
}

/**
 * Everything, in three lanes beside each other: tests of an Airflow or a cluster, and those in a browser, mostly wait for
 * it. The one cluster is for one test at a time, so those in a browser come after those in Node.
 */
async function runAll(reports: string): Promise<Tally> {
  const only = (...projects: string[]) => projects.flatMap((project) => ['--project', project]);
  const lanes = [
    () => runVitest('meadow', only('units', 'meadow'), reports, runAloud),
    () => runVitest('airflow', only('airflow'), reports, runMeanwhile),
    async () =>
      addTallies([
        await runVitest('kubernetes', only('kubernetes'), reports, runMeanwhile),
        await runBrowser([], reports, runMeanwhile),
      ]),
  ];
  return addTallies(await Promise.all(lanes.map((lane) => lane())));
}

async function runVitest(name: string, args: string[], reports: string, run: Run): Promise<Tally> {
  const file = join(reports, `${name}.json`);
  const flags = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run('node_modules/vitest/vitest.mjs', [...flags, ...args]);
  const what = `the tests in Node (${name})`;
  const read = (report: unknown) => tallyVitest(report, (path) => relative(ROOT, path));
  return withExit(tallyReport(await textOf(file), read, what), code, what);
}

async function runBrowser(args: string[], reports: string, run: Run): Promise<Tally> {
  const what = 'the tests in a browser';
  if (!findChromium()) {
    console.log(
      '\nNo Chromium was found (MEADOW_TEST_CHROMIUM, chromium or chrome on PATH): no test in a browser ran.',
    );
    const { output } = await runQuietly(PLAYWRIGHT, [...configOf('tests/e2e'), '--list', '--reporter=json', ...args]);
    return tallyReport(output, (report) => tallyUnrun(report, 'tests/e2e'), what);
  }
  return runPlaywright('tests/e2e', args, reports, what, run);
}

async function runPlaywright(folder: string, args: string[], reports: string, what: string, run: Run): Promise<Tally> {
  const file = join(reports, `${basename(folder)}.json`);
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const code = await run(PLAYWRIGHT, [...configOf(folder), '--reporter=list,json', ...args], env);
  return withExit(
    tallyReport(await textOf(file), (report) => tallyPlaywright(report, folder), what),
    code,
    what,
  );
}

const textOf = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined);

/** A runner that failed without naming a test failed all the same. */
const withExit = (tally: Tally, code: number, what: string): Tally =>
  code === 0 || tally.failed.length > 0
    ? tally
    : { ...tally, failed: [{ test: what, why: `ended with code ${code}` }] };

function print({ passed, failed, skipped }: Tally): void {
  for (const name of skipped) console.log(`skipped: ${name}`);
  for (const { test, why } of failed) console.log(`failed: ${test}\n${why.replaceAll(/^/gm, '    ')}`);
  console.log(`${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
}

/** In CI nothing is skipped in silence: what is not on the list has failed. */
function judgeSkips(tally: Tally): Tally {
  if (process.env.CI !== 'true') return tally;
  const meant = tally.skipped.filter((name) => maySkip(name, process.env));
  const lost = tally.skipped.filter((name) => !meant.includes(name));
  return {
    ...tally,
    skipped: meant,
    failed: [...tally.failed, ...lost.map((test) => ({ test, why: 'skipped in CI' }))],
  };
}

const reports = await mkdtemp(join(tmpdir(), 'meadow-reports-'));
try {
  const { all, vitest, browser, app, window } = chooseRunners(process.argv.slice(2));
  const tallies = [
    window ? await buildFirst() : nothingRun,
    all ? await runAll(reports) : nothingRun,
    vitest ? await runVitest('vitest', vitest, reports, runAloud) : nothingRun,
    browser ? await runBrowser(browser, reports, runAloud) : nothingRun,
    app ? await runPlaywright('tests/desktop-app', app, reports, 'the journeys through the app', runAloud) : nothingRun,
  ];
  const tally = judgeSkips(addTallies(tallies));
  print(tally);
  process.exitCode = tally.failed.length === 0 ? 0 : 1;
} finally {
  await rm(reports, { recursive: true, force: true });
}
