import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { counted } from './counted.ts';
import { exitCodes } from './exit-codes.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

/** `meadow models list`: the versions of all projects, newest last. */
export async function listModels(client: Client, terminal: Terminal, { json }: { json?: true }): Promise<number> {
  const versions = await client.models.list({});
  const rows = versions.map(({ version, project, classes, test, photos, created, aliases, gate }) => [
    version,
    aliases.join(),
    project,
    classes.join(', '),
    `${test.correct} of ${test.total} right`,
    counted(photos, 'photo'),
    created.slice(0, 10),
    gate ? (gate.passed ? 'passed' : 'refused') : '',
  ]);
  const head = ['VERSION', '', 'PROJECT', 'CLASSES', 'TEST', 'TRAINED ON', 'SINCE', 'GATE'];
  await terminal.print(json ? asJson(versions) : table([head, ...rows], terminal.columns));
  return exitCodes.done;
}
