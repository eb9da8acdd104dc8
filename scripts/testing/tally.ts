import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

export interface Failure {
  test: string;
  /** What it failed with, in the runner's words. */
  why: string;
}

/** What a run of tests came to. Names are as a person would look for them: file, then test. */
export interface Tally {
  passed: number;
  failed: Failure[];
  skipped: string[];
}

export const nothingRun: Tally = { passed: 0, failed: [], skipped: [] };

/**
 * What a runner's report comes to, read by `read`; nothing where it wrote none. One that was not written to its end, or has
 * another shape, is a run of `what` that failed: what it would have told is unknown.
 */
export function tallyReport(text: string | undefined, read: (report: unknown) => Tally, what: string): Tally {
  if (text === undefined) return nothingRun;
  try {
    return read(JSON.parse(text));
  } catch (thrown) {
    return { ...nothingRun, failed: [{ test: what, why: `its report cannot be read: ${thrown}` }] };
  }
}

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).default([]) }),
      ),
    }),
  ),
});

/** Reads Vitest's JSON report. A file that failed before its first test counts as one failure. */
export function tallyVitest(report: unknown, nameOf: (file: string) => string): Tally {
  const files = vitestReport.parse(report).testResults;
  const tests = files.flatMap((file) =>
    file.assertionResults.map(({ fullName, status, failureMessages }) => ({
      test: `${nameOf(file.name)} > ${fullName}`,
      status,
      why: whyOf(failureMessages),
    })),
  );
  const broken = files.filter((file) => file.status === 'failed' && !hasFailure(file.assertionResults));
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: [
      ...tests.filter(({ status }) => status === 'failed').map(({ test, why }) => ({ test, why })),
      ...broken.map((file) => ({ test: nameOf(file.name), why: whyOf([file.message]) })),
    ],
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ test }) => test),
  };
}

/** A runner's own messages carry colours, and a whole page of what stood in a browser. */
const whyOf = (messages: string[]) =>
  messages
    .flatMap((message) => stripVTControlCharacters(message).split('\n').slice(0, LINES_OF_WHY))
    .filter((line) => line.trim() !== '')
    .join('\n');

const LINES_OF_WHY = 30;

const hasFailure = (tests: { status: string }[]) => tests.some(({ status }) => status === 'failed');

const problem = z.object({ message: z.string().default('') });
const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })).default([]),
      results: z.array(z.object({ errors: z.array(problem).default([]) })).default([]),
    }),
  ),
});
const playwrightSuite = z.object({
  specs: z.array(playwrightSpec),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});
const playwrightReport = z.object({
  suites: z.array(playwrightSuite),
  errors: z.array(problem).default([]),
});

type Suite = z.infer<typeof playwrightSuite>;

const specsOf = (suite: Suite): z.infer<typeof playwrightSpec>[] => [
  ...suite.specs,
  ...(suite.suites ?? []).flatMap(specsOf),
];

/**
 * Reads Playwright's JSON report of the tests in `folder`. What passed only on a second try counts as failed: it is not
 * to be trusted. What was skipped is named with its reason.
 */
export function tallyPlaywright(report: unknown, folder: string): Tally {
  const { suites, errors } = playwrightReport.parse(report);
  const tests = suites.flatMap(specsOf).flatMap(({ title, file, tests }) =>
    tests.map(({ status, results, annotations }) => ({
      test: `${folder}/${file} > ${title}`,
      reasons: annotations.flatMap(({ type, description }) => (type === 'skip' && description ? [description] : [])),
      status,
      why: whyOf(results.flatMap(({ errors: all }) => all.map(({ message }) => message))),
    })),
  );
  return {
    passed: tests.filter(({ status }) => status === 'expected').length,
    failed: [
      ...tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ test, why }) => ({ test, why })),
      ...errors.map(({ message }) => ({ test: 'the browser tests', why: whyOf([message]) })),
    ],
    skipped: tests
      .filter(({ status }) => status === 'skipped')
      .map(({ test, reasons }) => (reasons.length > 0 ? `${test} (${[...new Set(reasons)].join('; ')})` : test)),
  };
}

/** The tests of a report that lists them without running any. */
export function tallyUnrun(report: unknown, folder: string): Tally {
  const specs = playwrightReport.parse(report).suites.flatMap(specsOf);
  return { passed: 0, failed: [], skipped: specs.map(({ title, file }) => `${folder}/${file} > ${title}`) };
}

/** Several runs as one. */
export const addTallies = (tallies: Tally[]): Tally => ({
  passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
  failed: tallies.flatMap(({ failed }) => failed),
  skipped: tallies.flatMap(({ skipped }) => skipped),
});
