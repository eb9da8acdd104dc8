// `node scripts/node.js scripts/ci/allow-inspector.ts [INSTALLERS]`: turns one fuse of the packaged app on, so that tests
// can look into it, and prints the path of its program. For tests alone: never on what is released.
import { join, resolve } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { ROOT } from '../run-program.ts';
import { findExecutable } from './app/find-executable.ts';

const [installers = join(ROOT, 'dist/installers')] = process.argv.slice(2);
const executable = await findExecutable(resolve(installers));
await flipFuses(executable, {
  version: FuseVersion.V1,
  // What is changed needs a new signature of its own on a Mac, or it is not run there.
  resetAdHocDarwinSignature: process.platform === 'darwin',
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
});
console.log(executable);
