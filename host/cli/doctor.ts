import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { exitCodes } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

const marks = { ok: '✓', warning: '!', failed: '✗' };

/** `meadow doctor`: what Meadow stands on, and what to do where it does not stand well. */
export async function runDoctor(client: Client, terminal: Terminal, { json }: { json?: true }): Promise<number> {
  const checks = await client.doctor.run();
  const lines = checks.map(({ state, finding, hint }) => `${marks[state]} ${finding}${hint ? `\n  ${hint}` : ''}\n`);
  await terminal.print(json ? asJson(checks) : lines.join(''));
  return checks.some(({ state }) => state === 'failed') ? exitCodes.failed : exitCodes.done;
}
