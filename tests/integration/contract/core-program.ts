import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startWebHost } from '../../../host/web/web-host.ts';
import { createCore } from '../../../services/assembly/core.ts';

/**
 * A core with its window for browsers, told by its words where: `home`, the port of the local API, the folder of the
 * window. Prints a line of JSON. A promise nobody waits for ends it, as it ends any program of Node's.
 */
const [home = '', apiPort, window = ''] = process.argv.slice(2);
await mkdir(window, { recursive: true });
await writeFile(join(window, 'index.html'), '<!doctype html><title>Meadow</title>');
let link = (): string => '';
const core = await createCore({
  home,
  host: 'web',
  open: true,
  apiPort: Number(apiPort),
  link: async () => ({ url: link() }),
});
const web = await startWebHost({ core, folder: window, port: 18_700 });
link = web.link;
console.log(JSON.stringify({ socket: core.socket, link: link() }));

process.once('SIGTERM', async () => {
  await web.close();
  await core.close();
});
