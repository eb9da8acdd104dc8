import { defineConfig } from '@playwright/test';

/** Journeys through the packaged app. Only one of it runs at a time on a computer, so they run one after another. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/desktop-app',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
});
