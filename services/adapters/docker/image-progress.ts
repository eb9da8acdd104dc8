import { Fault } from '../../domain/fault.ts';
import { createPullProgress } from '../../domain/stack/pull-progress.ts';
import type { ImageWatch } from '../../ports/container-engine.ts';
import { engineFault } from './engine-faults.ts';
import { jsonLines } from './json-lines.ts';

type Stream = AsyncIterable<Uint8Array | string>;

/** Follows a pull to its end. What fails on the way is told within the stream, after a good status. */
export async function followPull(image: string, stream: Stream, { onProgress }: ImageWatch): Promise<void> {
  const progress = createPullProgress();
  for await (const event of jsonLines(stream)) {
    const problem = problemOf(event);
    if (problem !== undefined) throw pullFault(image, problem);
    onProgress(progress(event));
  }
}

/** Follows a build by its steps. */
export async function followBuild(image: string, stream: Stream, { onProgress }: ImageWatch): Promise<void> {
  let last = '';
  for await (const event of jsonLines(stream)) {
    const problem = problemOf(event);
    if (problem !== undefined) throw buildFault(image, problem, last);
    const words = typeof event.stream === 'string' ? event.stream.trim() : '';
    const [, step, of] = /^Step (\d+)\/(\d+) :/.exec(words) ?? [];
    if (step !== undefined) onProgress({ done: Number(step) - 1, total: Number(of) });
    else if (words !== '') last = words;
  }
}

function problemOf(event: Record<string, unknown>): string | undefined {
  const detail = Reflect.get(Object(event.errorDetail), 'message');
  const words = event.error ?? detail;
  return typeof words === 'string' ? words : undefined;
}

/** Whether a registry said that it has no such image, or lets nobody see it. */
const UNKNOWN = /not found|manifest unknown|pull access denied|repository does not exist|no such image|does not exist/i;

/** Names that lead nowhere: the registry was not asked. */
const UNREACHED = /lookup|dial tcp|timeout|connection refused|i\/o|proxy|tls|certificate/i;

/** A proxy that says no or is missing, or a company's certificate that the engine does not know. */
const BLOCKED = /proxyconnect|proxy authentication|\bproxy\b.*(refus|den|forbid|required)|x509|certificate|tls: /i;

export function pullFault(image: string, words: string): Fault {
  const told = engineFault(new Error(words));
  if (told.code === 'disk-full') return told;
  const details = { image, words };
  if (UNKNOWN.test(words) && !UNREACHED.test(words))
    return new Fault(
      'image-missing',
      `The image ${image} is not here, and its registry does not have it.`,
      'Check its name on the Stack page, or set another one.',
      { details: { case: 'registry', ...details } },
    );
  if (BLOCKED.test(words))
    return new Fault(
      'pull-blocked',
      `The image ${image} could not be downloaded: ${words}`,
      'The container engine has a proxy and certificates of its own, set where the engine is set up: name your company’s there, then start the engine again. Or load an offline kit: "meadow stack load KIT".',
      { details: { ...details, said: words } },
    );
  return new Fault(
    'pull-failed',
    `The image ${image} could not be downloaded: ${words}`,
    'Check the network, then do it again: what was downloaded is kept.',
    { details: { ...details, said: words } },
  );
}

export function buildFault(image: string, words: string, last: string): Fault {
  const told = engineFault(new Error(words));
  if (told.code === 'disk-full') return told;
  return new Fault(
    'build-failed',
    `The image ${image} could not be built: ${words}`,
    'Check the network, then do it again: the steps that were done are kept.',
    { details: { case: 'said-no', said: words, image, words, last } },
  );
}
