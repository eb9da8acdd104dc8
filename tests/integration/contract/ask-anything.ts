import { inspect } from 'node:util';
import { ORPCError } from '@orpc/client';
import { faultShape, faults } from '../../../contract/errors.ts';
import type { Client } from '../../../host/core-client.ts';
import type { Procedure } from './procedures.ts';
import { SECRET } from './sandbox.ts';

/** What came of a question: an answer, or the code of its fault. */
export interface Outcome {
  answer?: unknown;
  code?: string;
}

/** A stream is looked at for so long, or until it has told so much: some go on for ever. */
const LOOK_MS = 60;
const LOOK_ITEMS = 5;
/** Nothing that is asked takes so long. */
const PATIENCE_MS = 60_000;

/**
 * Asks a procedure whatever is given. Throws where what comes back is neither an answer nor one of the contract's typed
 * errors, is `internal`, does not come, or tells a secret.
 */
export async function askAnything(
  client: Client,
  { feature, name, path }: Procedure,
  input: unknown,
): Promise<Outcome> {
  const ask: (input: unknown, options: { signal: AbortSignal }) => Promise<unknown> = Reflect.get(
    Reflect.get(client, feature),
    name,
  );
  const leave = new AbortController();
  const signal = AbortSignal.any([leave.signal, AbortSignal.timeout(PATIENCE_MS)]);
  const read = async (answer: unknown) => ({ answer: isStream(answer) ? await readStream(answer, leave) : answer });
  const outcome: Outcome & { problem?: string } = await ask(input, { signal }).then(read).catch(readFault);
  const problem = outcome.problem ?? secretIn(outcome);
  if (problem) throw new Error(`${path}(${inspect(input, { depth: 6, maxStringLength: 300 })}): ${problem}`);
  return outcome;
}

const isStream = (answer: unknown): answer is AsyncIterable<unknown> =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;

async function readStream(stream: AsyncIterable<unknown>, leave: AbortController): Promise<unknown[]> {
  const items: unknown[] = [];
  const late = setTimeout(() => leave.abort(), LOOK_MS);
  try {
    for await (const item of stream) if (items.push(item) === LOOK_ITEMS) break;
  } catch (thrown) {
    if (!leave.signal.aborted) throw thrown;
  } finally {
    clearTimeout(late);
  }
  return items;
}

function readFault(thrown: unknown): Outcome & { problem?: string } {
  if (!(thrown instanceof ORPCError)) return { problem: inspect(thrown) };
  const { code, data, defined } = thrown;
  if (!defined || !(code in faults) || !faultShape.safeParse(data).success)
    return { problem: `an error the contract does not know: ${inspect(thrown)}` };
  return code === 'internal' ? { problem: `a bug: ${thrown.message}` } : { code, answer: data };
}

function secretIn({ answer }: Outcome): string | undefined {
  return inspect(answer, { depth: 10, maxArrayLength: 1000, maxStringLength: null }).includes(SECRET)
    ? 'it told a secret'
    : undefined;
}
