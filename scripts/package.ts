// `npm run package [-- --dir] [--platform P] [--arch A] [--electron FOLDER]`: the installers of this system, in
// dist/installers, and what they weigh. `--dir`: only the folder they are made of. `--electron`: an Electron that lies
// there already. `--size`: only what the folder weighs that was made before.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildDesktop } from './build-desktop.ts';
import { buildImageContext } from './build-image-context.ts';
import { makeInstallers } from './package/make-installers.ts';
import { measureApp, resourcesOf } from './package/measure-app.ts';
import { isTooLarge, sizeTable } from './package/size-budget.ts';
import { stageApp } from './package/stage-app.ts';
import { systemOf } from './package/system.ts';
import { ROOT } from './run-program.ts';

const { values } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    size: { type: 'boolean', default: false },
    platform: { type: 'string' },
    arch: { type: 'string' },
    electron: { type: 'string' },
  },
});
const APP = join(ROOT, 'out/app');
const system = systemOf(values.platform, values.arch);

if (!values.size) {
  console.error('Building the programs and the window.');
  await Promise.all([buildImageContext(), buildDesktop()]);
  console.error(`Laying out the app for ${system.platform} on ${system.arch}.`);
  await stageApp(system, APP);
  await makeInstallers(system, { ...values, app: APP });
}
const parts = await measureApp(resourcesOf(system));
console.log(sizeTable(parts));
if (isTooLarge(parts)) process.exitCode = 1;
