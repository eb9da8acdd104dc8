// Moves the data folder, as the window has it done: tells each stage, and when it is handed over. Meant to be killed.
import { createRouterClient } from '@orpc/server';
import { holdCore } from '../../../host/hold-core.ts';
import { chooseHome } from '../../../services/assembly/home-folder.ts';

const [target = ''] = process.argv.slice(2);
let cores = 0;
const moved = Promise.withResolvers<void>();
const held = await holdCore({
  home: chooseHome(undefined),
  host: 'web',
  open: false,
  link: () => Promise.reject(new Error('none')),
  joins: () => false,
  onWait: () => undefined,
  onLost: moved.reject,
  onCore(core) {
    if (!core) process.send?.('handover');
    else if (++cores === 2) moved.resolve();
  },
});
const { own } = held.access;
if (!own) throw new Error('Another core runs.');
const { dataFolder, jobs } = createRouterClient(own.router);
process.send?.('begun');
const { job } = await (target === 'back' ? dataFolder.back() : dataFolder.move({ folder: target }));
const told = new Set<string>();
for await (const { progress, error } of await jobs.watch({ job })) {
  if (error) throw new Error(error.message);
  if (!told.has(progress.stage)) process.send?.(progress.stage);
  told.add(progress.stage);
}
await moved.promise;
process.send?.('moved');
await held.close();
process.disconnect?.();
