import type { EventEmitter } from 'node:events';
import { type MessagePort, Worker } from 'node:worker_threads';
import type { ForkedProcess } from '../../main/forked-process.ts';

/** Gives a thread what a utility process has: `process.parentPort`, whose messages carry ports. */
const PARENT_PORT = `
  const { parentPort } = require('node:worker_threads');
  process.parentPort = {
    on: (_event, listener) => parentPort.on('message', listener),
    postMessage: (message) => parentPort.postMessage(message),
  };
`;

/** Runs CommonJS source as a thread where Electron would run a utility process: ports can be handed to threads. */
export function forkThread(
  source: string,
  argv: string[] = [],
): { worker: Worker; forked: ForkedProcess<MessagePort> } {
  const worker = new Worker(PARENT_PORT + source, { eval: true, argv, stderr: true });
  const forked: ForkedProcess<MessagePort> = {
    pid: undefined,
    stderr: worker.stderr,
    postMessage: (data, ports = []) => worker.postMessage({ data, ports }, ports),
    kill: () => Boolean(worker.terminate()),
    on: (event: string, listener: Parameters<EventEmitter['on']>[1]) => worker.on(event, listener),
  };
  return { worker, forked };
}
