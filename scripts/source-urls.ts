import { dirname, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

/** Stands for the bundle's own address until the source's has been put in. */
const HERE = '__meadow_here__';
const PROGRAM = /new URL\(\s*['"](\.\.?\/[^'"]+\.ts)['"],\s*import\.meta\.url,?\s*\)/g;

/** electron-vite declares a `require` wherever one is called, also where the source has its own. */
const OWN_REQUIRE = /\brequire(\s*[=(]|\.resolve\()/g;

/**
 * Lets bundled code find what its source finds beside itself: a thread's program becomes a chunk of its own, and every
 * other `import.meta.url` stays the address of the source file. `depth` is how many folders below `root` the bundle
 * lies.
 */
export function sourceUrls(root: string, depth: number): Plugin {
  const up = '../'.repeat(depth);
  return {
    name: 'meadow:source-urls',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('import.meta.url')) return undefined;
      const address = (path: string) => relative(root, path).split(sep).join('/');
      const threads = code.replace(PROGRAM, (_whole, path: string) => {
        const program = resolve(dirname(id), path);
        const fileName = `${address(program).replaceAll('/', '-').slice(0, -'.ts'.length)}.js`;
        this.emitFile({ type: 'chunk', id: program, fileName });
        return `new URL('./${fileName}', ${HERE})`;
      });
      const source = `new URL(${JSON.stringify(up + address(id))}, ${HERE}).href`;
      const moved = threads.replace(/\bimport\.meta\.url\b/g, source).replaceAll(HERE, 'import.meta.url');
      return { code: moved.replace(OWN_REQUIRE, 'requireHere$1'), map: null };
    },
  };
}
