// `node scripts/node.js scripts/ci/executable.ts [INSTALLERS]`: prints the path of the packaged app's program.
import { join, resolve } from 'node:path';
import { ROOT } from '../run-program.ts';
import { findExecutable } from './app/find-executable.ts';

const [installers = join(ROOT, 'dist/installers')] = process.argv.slice(2);
console.log(await findExecutable(resolve(installers)));
