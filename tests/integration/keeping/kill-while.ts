import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

/**
 * Runs a program that says how far it is, and kills it so many milliseconds after it said these words; undefined: not
 * at all. Gives what it said. One that ends before its time was not fast enough to be killed.
 */
export async function killWhile(program: string, words: string[], after: string, ms: number | undefined) {
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const closed = once(child, 'close');
  const said: unknown[] = [];
  const heard = Promise.withResolvers<void>();
  child.on('message', (message) => {
    said.push(message);
    if (message === after) heard.resolve();
  });
  await Promise.race([heard.promise, closed]);
  if (ms !== undefined) {
    await setTimeout(ms);
    child.kill('SIGKILL');
  }
  await closed;
  return said;
}
