import { launcherOf } from '../services/assembly/desktop.ts';
import { main } from './cli/main.ts';

/** The `meadow` command of an installed app: in Electron's main process, which starts the programs of its core. */
export const runCommandLine = (args: string[], desk: Parameters<typeof launcherOf>[0]): Promise<number> =>
  main(args, launcherOf(desk));
