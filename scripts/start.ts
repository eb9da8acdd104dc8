// `npm start [-- --web] [-- --home DIR] [-- --port N]`: the window, on the desktop where that can be, else in a browser.
import { parseArgs } from 'node:util';
import { main } from '../host/cli/main.ts';
import { buildWindow } from './build-window.ts';
import { openDesktop } from './open-desktop.ts';

const { values } = parseArgs({
  options: { web: { type: 'boolean' }, home: { type: 'string' }, port: { type: 'string' } },
});
const home = values.home === undefined ? [] : ['--home', values.home];
const port = values.port === undefined ? [] : ['--port', values.port];

await buildWindow(() => console.error('Building the window; this takes a moment.'));
const desktop = values.web ? { obstacle: 'that is what --web asks for' } : await openDesktop(home);
if ('code' in desktop) process.exit(desktop.code);
console.error(`Meadow opens in the browser: ${desktop.obstacle}.`);
process.exit(await main(['web', ...home, ...port]));
