import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Launched, Launcher } from '../../ports/launcher.ts';

/** Where the programs lie: each by its whole address, by which a bundler finds it too. */
const programs = {
  predictor: new URL('../../../host/predictor.ts', import.meta.url),
  step: new URL('../../../host/step.ts', import.meta.url),
  load: new URL('../../../host/load.ts', import.meta.url),
};

/** Bytes of a process's last words that are kept. */
const LAST_WORDS = 4096;

/**
 * Starts programs as child processes of Node. They inherit nothing but the environment and a channel for messages;
 * when the channel closes, because this process is gone, they end themselves.
 */
export function createChildLauncher(): Launcher {
  return {
    async launch(program, { args = [], env = {} }) {
      const child = fork(fileURLToPath(programs[program]), args, {
        env: { ...process.env, ...env },
        execArgv: ['--disable-warning=ExperimentalWarning'],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      return launched(child);
    },
  };
}

function launched(child: ChildProcess): Launched {
  const exit = ended(child);
  return {
    pid: child.pid,
    onMessage: (listener) => void child.on('message', listener),
    send: (message) => {
      // A process that has just died is no reason to fail: its exit tells.
      if (child.connected) child.send(message, () => {});
    },
    exit,
    async stop(graceMs) {
      askToEnd(child);
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await exit;
      clearTimeout(timer);
    },
  };
}

/** Windows knows no such signal, only an end in the middle; there the closed channel asks, as if this process were gone. */
function askToEnd(child: ChildProcess): void {
  if (process.platform !== 'win32') child.kill('SIGTERM');
  else if (child.connected) child.disconnect();
}

function ended(child: ChildProcess): Launched['exit'] {
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS);
  });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, signal: null, lastWords: error.message }));
    child.on('close', (code, signal) => resolve({ code, signal, lastWords: lastWords.trim() }));
  });
}
