import type { ChosenHome } from '../../services/assembly/home-folder.ts';
import { runInForeground } from '../foreground.ts';
import { openBrowser } from '../web/open-browser.ts';
import { exitCodes } from './exit-codes.ts';
import { sayFault } from './fault-of.ts';
import type { Terminal } from './terminal.ts';

/** Where the window is served unless somebody asks for another port. */
const PORT = 8500;

/** `meadow web`: the window in a browser, until Ctrl-C. */
export async function web(home: ChosenHome, terminal: Terminal, port = PORT): Promise<number> {
  try {
    await runInForeground({ home, webPort: port, say: terminal.say }, async ({ system }, own) => {
      const { url } = await system.link();
      await terminal.print(`${own ? 'Meadow is open at' : 'Meadow runs already; a fresh link:'} ${url}\n`);
      if (own && new URL(url).port !== String(port)) terminal.say(`Port ${port} was not to be had.`);
      if (own) terminal.say('The link works once; run this again for another. Ctrl-C ends Meadow.');
      openBrowser(url);
    });
    return exitCodes.done;
  } catch (error) {
    return sayFault(terminal, error);
  }
}
