import { parseArgs } from 'node:util';
import { type Desktop, findDesktop } from '../services/assembly/desktop.ts';
import { chooseHome } from '../services/assembly/home-folder.ts';
import { asFault, Fault } from '../services/domain/fault.ts';
import { type HeldCore, holdCore } from './hold-core.ts';

/** The core as a program of the desktop: Electron's main process starts it, and gives it windows. */
const desktop = findDesktop();
if (!desktop) throw new Error('This program is started by Meadow on the desktop; use "npx meadow web" elsewhere.');

const noBrowser = (): Promise<never> =>
  Promise.reject(
    new Fault('not-found', 'Meadow is open in a window of its own.', 'Look for its window among your programs.', {
      details: { case: 'window-open' },
    }),
  );

let held: HeldCore | undefined;
desktop.onQuit(() => void (held?.close() ?? Promise.resolve()).finally(() => process.exit(0)));

/** A core that shows its window in a browser is left alone: the person is sent there. */
async function run({ launcher, keychain, serve, rest, tell, updating }: Desktop): Promise<void> {
  const { values } = parseArgs({ options: { home: { type: 'string' }, updates: { type: 'string' } } });
  const home = chooseHome(values.home);
  tell({ type: 'begins', home: home.folder });
  held = await holdCore({
    home,
    host: 'desktop',
    launcher,
    keychain,
    updating: updating(values.updates),
    open: true,
    link: noBrowser,
    joins: ({ host }) => host === 'web',
    onWait: () => {},
    onCore: (core) => (core ? serve(core) : rest()),
    onLost: refuse,
  });
  const { own, client } = held.access;
  if (!own) tell({ type: 'elsewhere', ...(await client.system.link()) });
}

function refuse(error: unknown): void {
  desktop?.tell({ type: 'refused', fault: asFault(error).toShape() });
}

await run(desktop).catch(refuse);
