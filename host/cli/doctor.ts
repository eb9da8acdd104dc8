import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { checksText } from './checks-text.ts';
import { exitCodes } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** `meadow doctor`: what Meadow stands on, and what to do where it does not stand well. */
export async function runDoctor(client: Client, terminal: Terminal, { json }: { json?: true }): Promise<number> {
  const checks = await client.doctor.run();
  await terminal.print(json ? asJson(checks) : checksText(checks));
  return checks.some(({ state }) => state === 'failed') ? exitCodes.failed : exitCodes.done;
}
