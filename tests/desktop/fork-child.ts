import { type ChildProcess, fork } from 'node:child_process';
import type { EventEmitter } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fork, ForkedProcess } from '../../main/forked-process.ts';

/** Programs of a few lines, run as real child processes where Electron would run utility processes. */
export interface Programs {
  fork: Fork;
  /** Ends what still runs, and removes the files. */
  close(): Promise<void>;
}

export async function writePrograms(sources: Record<string, string>): Promise<Programs> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-programs-'));
  for (const [name, source] of Object.entries(sources)) await writeFile(join(folder, `${name}.mjs`), source);
  const children: ChildProcess[] = [];
  return {
    fork: (program, args, env) => forkChild(join(folder, `${program}.mjs`), args, env, children),
    async close() {
      for (const child of children) child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs a file as a child process where Electron would run a utility process; adds it to `children`. */
export function forkChild(
  file: string,
  args: string[],
  env: Record<string, string>,
  children: ChildProcess[] = [],
): ForkedProcess {
  const options = { env: { ...process.env, ...env }, silent: true, execArgv: [] };
  const child = fork(file, args, options);
  children.push(child);
  return asForked(child);
}

function asForked(child: ChildProcess): ForkedProcess {
  return {
    get pid() {
      return child.pid;
    },
    stderr: child.stderr,
    postMessage(message) {
      if (child.connected && typeof message === 'object' && message !== null) child.send(message);
    },
    kill: () => child.kill(),
    on: (event: string, listener: Parameters<EventEmitter['on']>[1]) => child.on(event, listener),
  };
}

/** As a utility process begins: until `begin` it has no pid, and cannot be asked to end. */
export function beginningLate(forked: ForkedProcess): { forked: ForkedProcess; begin(): void } {
  const onSpawn: (() => void)[] = [];
  let begun = false;
  return {
    forked: {
      ...forked,
      get pid() {
        return begun ? forked.pid : undefined;
      },
      kill: () => begun && forked.kill(),
      on: (event: string, listener: Parameters<EventEmitter['on']>[1]) =>
        event === 'spawn' ? onSpawn.push(listener) : Reflect.apply(forked.on, forked, [event, listener]),
    },
    begin() {
      begun = true;
      for (const told of onSpawn) told();
    },
  };
}
