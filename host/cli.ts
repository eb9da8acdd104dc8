import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Starting takes a third of the time. The folder is the checkout's own: one that all users share could be tampered with.
const { directory } = enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/meadow', import.meta.url)));
// The programs it starts keep theirs there too.
if (directory !== undefined) process.env.NODE_COMPILE_CACHE = directory;

const { main } = await import('./cli/main.ts');
process.exit(await main(process.argv.slice(2)));
