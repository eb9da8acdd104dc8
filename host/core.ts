import { parseArgs } from 'node:util';
import type { Core } from '../services/assembly/core.ts';
import { type Desktop, findDesktop } from '../services/assembly/desktop.ts';
import { homeFolder } from '../services/assembly/home-folder.ts';
import { asFault, Fault } from '../services/domain/fault.ts';
import { reachCore } from './core-access.ts';

/** The core as a program of the desktop: Electron's main process starts it, and gives it windows. */
const desktop = findDesktop();
if (!desktop) throw new Error('This program is started by Meadow on the desktop; use "npx meadow web" elsewhere.');

const noBrowser = (): Promise<never> =>
  Promise.reject(
    new Fault('not-found', 'Meadow is open in a window of its own.', 'Look for its window among your programs.'),
  );

let own: Core | undefined;
desktop.onQuit(() => void (own?.close() ?? Promise.resolve()).finally(() => process.exit(0)));

/** A core that shows its window in a browser is left alone: the person is sent there. */
async function run({ launcher, keychain, serve, tell }: Desktop): Promise<void> {
  const { values } = parseArgs({ options: { home: { type: 'string' } } });
  const home = homeFolder(values.home);
  tell({ type: 'begins', home });
  const access = await reachCore({
    home,
    host: 'desktop',
    launcher,
    keychain,
    open: true,
    link: noBrowser,
    joins: ({ host }) => host === 'web',
    onWait: () => {},
  });
  own = access.own;
  if (own) serve(own);
  else tell({ type: 'elsewhere', ...(await access.client.system.link()) });
}

try {
  await run(desktop);
} catch (error) {
  desktop.tell({ type: 'refused', fault: asFault(error).toShape() });
}
