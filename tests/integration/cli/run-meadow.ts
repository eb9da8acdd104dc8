import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../../scripts/meadow.js', import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  child: ChildProcessWithoutNullStreams;
  ended: Promise<Ended>;
  /** Resolves when standard output or error has this in it. */
  said(words: string | RegExp): Promise<string>;
}

interface Where {
  home: string;
  cwd?: string;
  /** More of it. */
  env?: Record<string, string>;
  /** What starts the program, such as one that takes rights from it. */
  through?: string[];
}

/** Starts the `meadow` command as a person does, in `cwd`, with `home` as its data folder. */
export function startMeadow(args: string[], { home, cwd = home, env: more = {}, through = [] }: Where): Running {
  const env = { ...process.env, MEADOW_HOME: home, BROWSER: 'none', ...more };
  const [program = process.execPath, ...words] = [...through, process.execPath, LAUNCHER, ...args];
  const child = spawn(program, words, { cwd, env });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, stdout, stderr }));
  const said = async (words: string | RegExp) => {
    for (;;) {
      const found = (stdout + stderr).match(words);
      if (found) return found[0];
      const over = await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), ended]);
      if ('code' in over && !(stdout + stderr).match(words))
        throw new Error(`It ended and never said ${words}: ${stderr}`);
    }
  };
  return { child, ended, said };
}

/** Runs the `meadow` command to its end. */
export function runMeadow(args: string[], where: Where): Promise<Ended> {
  return startMeadow(args, where).ended;
}
