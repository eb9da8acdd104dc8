// Imports a project or a version, as `meadow projects import` does. Meant to be killed.
import { createRouterClient } from '@orpc/server';
import { createCore } from '../../../services/assembly/core.ts';

const [home = '', kind = '', file = ''] = process.argv.slice(2);
const core = await createCore({ home, host: 'cli', open: false, link: () => Promise.reject(new Error('none')) });
const { keeping, jobs } = createRouterClient(core.router);
process.send?.('begun');
const { job } = await (kind === 'model' ? keeping.importModel({ file }) : keeping.importProject({ file }));
for await (const { progress } of await jobs.watch({ job })) process.send?.(progress.stage);
process.send?.('ended');
await core.close();
process.disconnect?.();
