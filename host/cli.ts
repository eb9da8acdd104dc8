import { enableCompileCache } from 'node:module';

enableCompileCache();
const { main } = await import('./cli/main.ts');
process.exit(await main(process.argv.slice(2)));
