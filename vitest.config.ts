import { configDefaults, defineConfig } from 'vitest/config';

/**
 * They wait for an Airflow or a cluster most of the time: one file after another, as each wants what it waits for to
 * itself, but beside all others (scripts/test.ts).
 */
const waiting = (name: 'airflow' | 'kubernetes', groupOrder: number) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/**/*.${name}.test.ts`],
    maxWorkers: 1,
    fileParallelism: false,
    sequence: { groupOrder },
  },
});

export default defineConfig({
  test: {
    // Two cores: more workers only make native inference wait for itself.
    maxWorkers: 2,
    testTimeout: 30_000 * Math.max(1, Number(process.env.MEADOW_TEST_RUNS) || 1),
    hookTimeout: 60_000,
    setupFiles: process.env.MEADOW_TEST_RUNS ? ['scripts/testing/more-runs.ts'] : [],
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['{contract,services,host,main,renderer,scripts}/**/*.test.{ts,tsx}'],
          // One process for all of them: a new one for each file takes as long as its tests.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'meadow',
          include: ['tests/**/*.test.ts'],
          globalSetup: 'tests/integration/training/seen-photos-setup.ts',
          exclude: [...configDefaults.exclude, 'tests/**/*.{airflow,kubernetes}.test.ts'],
        },
      },
      waiting('airflow', 1),
      waiting('kubernetes', 2),
    ],
  },
});
