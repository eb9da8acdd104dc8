// Of Electron, what the command line of an installed app asks of it, for plain Node: `--import` this file. Programs are
// child processes where Electron has utility processes.
import { fork } from 'node:child_process';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { basename } from 'node:path';

const SOURCE = `
  export const { app, utilityProcess } = globalThis.electronDouble;
`;
const URL_OF_IT = 'electron:double';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: URL_OF_IT, format: 'module', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === URL_OF_IT ? { format: 'module', source: SOURCE, shortCircuit: true } : next(url, context),
});

globalThis.electronDouble = {
  app: {
    isPackaged: false,
    setPath() {},
    getPath: () => tmpdir(),
    whenReady: async () => {},
    exit: (code) => process.exit(code),
  },
  utilityProcess: {
    fork(file, args, { env }) {
      process.stderr.write(`utility process ${basename(file)}\n`);
      const child = fork(file, args, { env, silent: true, execArgv: [] });
      return {
        get pid() {
          return child.pid;
        },
        stderr: child.stderr,
        postMessage: (message) => child.connected && child.send(message),
        kill: () => child.kill(),
        on: (event, listener) => child.on(event, listener),
      };
    },
  },
};
