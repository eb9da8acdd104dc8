import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { checksText } from './checks-text.ts';
import { exitCodes } from './exit-codes.ts';
import { faultOf } from './fault-of.ts';
import type { Terminal } from './terminal.ts';

/** `meadow doctor`: what Meadow stands on, and what to do where it does not stand well; with `fix`, it does what it can. */
export async function runDoctor(
  client: Client,
  terminal: Terminal,
  { json, fix }: { json?: true; fix?: true },
): Promise<number> {
  let checks = await client.doctor.run();
  const mendable = fix ? checks.filter(({ state, fixable }) => state !== 'ok' && fixable) : [];
  for (const { name, finding } of mendable) {
    terminal.say(`Mending: ${finding}`);
    try {
      checks = await client.doctor.fix({ name });
    } catch (error) {
      // The others are mended all the same.
      const { message, hint } = faultOf(error);
      terminal.say(`${message}\n${hint}`);
    }
  }
  await terminal.print(json ? asJson(checks) : checksText(checks));
  return checks.some(({ state }) => state === 'failed') ? exitCodes.failed : exitCodes.done;
}
