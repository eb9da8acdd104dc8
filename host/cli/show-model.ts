import { CommandFault } from '../../services/domain/command-fault.ts';
import type { Fault } from '../../services/domain/fault.ts';
import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { counted } from './counted.ts';
import { exitCodes } from './exit-codes.ts';
import { table, visible } from './table.ts';
import type { Terminal } from './terminal.ts';

/** `meadow models show`: a version's card in short, and what the gate found. */
export async function showModel(
  client: Client,
  terminal: Terminal,
  version: string,
  { json }: { json?: true },
): Promise<number> {
  const summary = (await client.models.list({})).find((one) => one.version === version);
  if (!summary) throw missing(version);
  const [card, gate] = await Promise.all([client.models.card({ version }), client.models.gate({ version })]);
  if (json) {
    await terminal.print(asJson({ ...summary, card, ...(gate && { gate }) }));
    return exitCodes.done;
  }
  const { test, project, photos, created, aliases, erased } = summary;
  const [low, high] = test.interval.map((share) => (100 * share).toFixed(1));
  const rows = card.classes.map((one) => [one.label, String(one.photos), `${one.correct} of ${one.test}`]);
  const words = [
    `${version}${aliases.length > 0 ? ` (${aliases.join()})` : ''}, of the project ${project}, made ${created.slice(0, 10)}.`,
    `Right on ${test.correct} of ${test.total} test photos: ${(100 * test.accuracy).toFixed(1)} %; between ${low} % and ${high} % is likely (Wilson, 95 % confidence).`,
    `Trained on ${counted(photos, 'photo')}.${erased > 0 ? ` ${erased} of them ${erased === 1 ? 'was' : 'were'} deleted for good since.` : ''}`,
    gate ? `The gate ${gate.passed ? 'passed' : 'refused'} it: ${gate.reason}.` : 'The gate was never asked about it.',
    ...(gate?.checks ?? []).map(({ passed, finding }) => `  ${passed ? '✓' : '✗'} ${finding}`),
    ...(gate?.forced ? [`Made live all the same by ${gate.forced.by}: ${gate.forced.reason}`] : []),
    '',
  ];
  await terminal.print(
    `${words.map(visible).join('\n')}\n${table([['CLASS', 'PHOTOS', 'TEST'], ...rows], terminal.columns)}`,
  );
  return exitCodes.done;
}

function missing(version: string): Fault {
  return new CommandFault(
    'model-missing',
    `There is no version "${version}".`,
    'See "meadow models list" for those there are.',
  );
}
