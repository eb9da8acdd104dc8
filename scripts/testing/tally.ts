import { z } from 'zod';

/** What a run of tests came to. Names are as a person would look for them: file, then test. */
export interface Tally {
  passed: number;
  failed: string[];
  skipped: string[];
}

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** Reads Vitest's JSON report. A file that failed before its first test counts as one failure. */
export function tallyVitest(report: unknown, nameOf: (file: string) => string): Tally {
  const files = vitestReport.parse(report).testResults;
  const tests = files.flatMap((file) =>
    file.assertionResults.map((test) => ({ name: `${nameOf(file.name)} > ${test.fullName}`, status: test.status })),
  );
  const broken = files.filter((file) => file.status === 'failed' && !hasFailure(file.assertionResults));
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: [
      ...tests.filter(({ status }) => status === 'failed').map(({ name }) => name),
      ...broken.map((file) => nameOf(file.name)),
    ],
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ name }) => name),
  };
}

const hasFailure = (tests: { status: string }[]) => tests.some(({ status }) => status === 'failed');

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(z.object({ status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']) })),
});
const playwrightSuite = z.object({
  specs: z.array(playwrightSpec),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});
const playwrightReport = z.object({
  suites: z.array(playwrightSuite),
  errors: z.array(z.object({ message: z.string().optional() })).default([]),
});

type Suite = z.infer<typeof playwrightSuite>;

const specsOf = (suite: Suite): z.infer<typeof playwrightSpec>[] => [
  ...suite.specs,
  ...(suite.suites ?? []).flatMap(specsOf),
];

/** Reads Playwright's JSON report. What passed only on a second try counts as failed: it is not to be trusted. */
export function tallyPlaywright(report: unknown): Tally {
  const { suites, errors } = playwrightReport.parse(report);
  const tests = suites
    .flatMap(specsOf)
    .flatMap(({ title, file, tests }) => tests.map(({ status }) => ({ name: `tests/e2e/${file} > ${title}`, status })));
  return {
    passed: tests.filter(({ status }) => status === 'expected').length,
    failed: [
      ...tests.filter(({ status }) => status === 'unexpected' || status === 'flaky').map(({ name }) => name),
      ...errors.map(({ message }) => message ?? 'the browser tests'),
    ],
    skipped: tests.filter(({ status }) => status === 'skipped').map(({ name }) => name),
  };
}

/** The tests of a report that lists them without running any. */
export function tallyUnrun(report: unknown): Tally {
  const specs = playwrightReport.parse(report).suites.flatMap(specsOf);
  return { passed: 0, failed: [], skipped: specs.map(({ title, file }) => `tests/e2e/${file} > ${title}`) };
}

/** Several runs as one. */
export const addTallies = (tallies: Tally[]): Tally => ({
  passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
  failed: tallies.flatMap(({ failed }) => failed),
  skipped: tallies.flatMap(({ skipped }) => skipped),
});
