import { defineConfig } from 'electron-vite';
import { NOT_BUNDLED } from './scripts/installed-packages.ts';
import { sourceUrls } from './scripts/source-urls.ts';

/**
 * Builds what Electron runs into out/: the main process, the preload script, and the core's programs, because
 * Electron's own Node is not sure to read TypeScript. The window is built by vite.config.ts, the same for browser and
 * desktop.
 */
export default defineConfig({
  main: {
    // Facts of a build: a variable of whoever starts it changes nothing.
    define: {
      'process.env.MEADOW_SIGNED': JSON.stringify(process.env.MEADOW_SIGNED ?? ''),
      'process.env.MEADOW_RELEASES': JSON.stringify(process.env.MEADOW_RELEASES ?? ''),
    },
    plugins: [sourceUrls(import.meta.dirname, 2)],
    build: {
      // Packed with all they need but what must be installed: fewer files to read at the start, and none too many.
      externalizeDeps: false,
      lib: {
        entry: {
          index: 'main/start.ts',
          cli: 'host/cli/main.ts',
          core: 'host/core.ts',
          predictor: 'host/predictor.ts',
          step: 'host/step.ts',
          load: 'host/load.ts',
        },
      },
      rolldownOptions: {
        external: NOT_BUNDLED,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      lib: { entry: { index: 'main/preload/index.ts' } },
      // A sandboxed preload script is one CommonJS file.
      rolldownOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
});
