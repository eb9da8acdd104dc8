import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the window: static files that work below `app://` and `http://127.0.0.1` alike, under a strict policy. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: ['chrome130', 'firefox130', 'safari18'],
    // The polyfill would be an inline script, which the content policy refuses.
    modulePreload: { polyfill: false },
    // An image inlined as `data:` could not be cached apart from the script that holds it.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      // What the first page needs is one file: sixty small ones take longer to ask for than to read.
      output: { codeSplitting: { groups: [{ name: 'window', tags: ['$initial'] }] } },
    },
  },
});
