import { join } from 'node:path';
import { type MessagePortMain, utilityProcess } from 'electron';
import type { Fork } from './forked-process.ts';

/** Starts a built program that lies beside this file as a process of its own. */
export const forkProgram: Fork<MessagePortMain> = (program, args, env) =>
  utilityProcess.fork(join(import.meta.dirname, `${program}.js`), args, {
    env: { ...process.env, ...env },
    serviceName: `Meadow ${program}`,
    stdio: ['ignore', 'inherit', 'pipe'],
  });
