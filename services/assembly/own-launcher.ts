import { createElectronLauncher } from '../adapters/electron/launcher.ts';
import { findMainProcess } from '../adapters/electron/parent-port.ts';
import { createChildLauncher } from '../adapters/node/child-launcher.ts';
import type { Launcher } from '../ports/launcher.ts';

/** What starts programs where this one runs: Electron's main process, which alone can in an installed app, else Node. */
export function ownLauncher(): Launcher {
  const main = findMainProcess();
  return main ? createElectronLauncher(main) : createChildLauncher();
}
