import { defineConfig } from '@playwright/test';
import { findChromium } from '../../scripts/testing/find-chromium.ts';

const executablePath = findChromium();

/** Browser tests: a real Chromium, the built window, and the real core that each test starts for itself. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // A run empties it first, and those that need an Airflow run beside the others.
  outputDir: process.env.MEADOW_TEST_AIRFLOW ? '../../test-results/e2e-airflow' : '../../test-results/e2e',
  // Two cores: each test has a core, a predictor and a browser, and waits for them half of the time.
  workers: 2,
  timeout: 240_000,
  // Tests in Node run beside them, and want the same cores.
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    ...(executablePath ? { launchOptions: { executablePath } } : {}),
    screenshot: 'only-on-failure',
    // They cost a fifth of the time; what a test failed with is printed, and pictured.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    locale: 'en-GB',
  },
});
