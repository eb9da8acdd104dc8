// The first file Electron runs: a command of the command line, or the app with its window.
import { app } from 'electron';
import { commandLine } from './command-line.ts';

const command = commandLine(process.argv, app.isPackaged);
// Awaited, because Electron takes what must be said before it is ready only until this file has been read to its end.
if (command) await (await import('./run-command-line.ts')).runCommandLine(command);
else await import('./index.ts');
