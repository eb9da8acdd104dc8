import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{contract,services,host,main,renderer,scripts,tests}/**/*.test.{ts,tsx}'],
    // Two cores: more workers only make native inference wait for itself. A third works while others wait for containers.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
