import PQueue from 'p-queue';
import type { Handlers } from '../../contract/handlers.ts';
import type { ServingState, serving } from '../../contract/serving.ts';
import type { Settings } from '../../contract/settings.ts';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import { asFault } from '../domain/fault.ts';
import type { Clock } from '../ports/clock.ts';
import type { Predictor } from '../ports/predictor.ts';
import type { Crew } from './crew.ts';
import type { JournalParts } from './journal-reader.ts';
import { createRequestLog } from './request-log.ts';
import { restWhenUnused } from './rest-when-unused.ts';
import { API_KEY, type FactsParts, holdServingFacts, type ServingFactsHolder, wantedPort } from './serving-facts.ts';

type Api = Settings['api'];
type Change = { [Name in keyof Api]?: Api[Name] | undefined };

/** What whoever answers photos is given. */
export interface CrewParts extends Pick<JournalParts, 'onRequests' | 'take'> {
  facts: ServingFactsHolder;
  /** What is told in order. */
  turns: PQueue;
}

export interface ServingParts extends FactsParts, Pick<JournalParts, 'take'> {
  settings: { get(): Promise<Settings>; update(change: { api: Partial<Api> }): Promise<Settings> };
  /** By this clock who answers photos is ended while nobody asks; left out, never. */
  rest?: Clock | undefined;
  /** Makes who answers photos. */
  crew(parts: CrewParts): Crew;
}

export interface Serving extends Handlers<typeof serving> {
  /** For the features: waits where the predictor is starting. */
  readonly predictor: Predictor;
  start(): void;
  /** Resolves when it is up; throws why it will not be, or why others cannot reach it. */
  ready(): Promise<ServingState>;
  /** There are other models now, or another one is live. */
  shelfChanged(): Promise<void>;
  /** Has a predictor, where one runs, load a model and ask it its probes. Throws `model-refused`. */
  verify(model: ServedModel): Promise<void>;
  /** Takes over what others asked last, and ends the predictor. */
  stop(): Promise<void>;
}

/** The API: whoever answers photos, steered by the settings. */
export function createServing(parts: ServingParts): Serving {
  const { settings, secrets, emit } = parts;
  const requests = createRequestLog();
  const facts = holdServingFacts(parts, (known) => made.state(known));
  const turns = new PQueue({ concurrency: 1 });
  const made: Crew = parts.crew({
    facts,
    turns,
    onRequests: requests.add,
    async take(part) {
      const count = await parts.take(part);
      if (count > 0) emit({ type: 'predictions.made', count, origin: 'api' });
      return count;
    },
  });

  const crew = parts.rest
    ? restWhenUnused(made, {
        clock: parts.rest,
        minutes: async () => (await settings.get()).computing.restMinutes,
        open: async () => parts.open && (await facts.known()).settings.on,
      })
    : made;

  const configure = async (change: Partial<Api>) => {
    const before = await facts.known();
    const wanted = change.port === undefined ? undefined : wantedPort(change.port, parts.usualPort);
    const moved = wanted !== undefined && wanted.port !== before.settings.port;
    if (moved)
      await crew.checkPort(wanted.port).catch((error: unknown) => {
        // Where nobody names one, another will do.
        if (wanted.chosen || asFault(error).code !== 'port-taken') throw error;
      });
    const { api } = await settings.update({ api: change });
    // Where it is not to be another one, the port stays what it is by now: a free one may have been found meanwhile.
    await facts.note((now) => ({
      settings: { ...api, port: (wanted ?? now.settings).port },
      ...(wanted && { wanted }),
    }));
    await crew.admit(moved);
    return facts.state();
  };

  return {
    predictor: crew.predictor,
    start: crew.start,
    async ready() {
      await crew.ready();
      await turns.onIdle();
      return facts.state();
    },
    shelfChanged: () => turns.add(crew.serve),
    verify: (model) => turns.add(() => crew.verify(model)),
    stop: () => turns.add(crew.stop),
    state: facts.state,
    configure: (change) => turns.add(() => configure(defined(change))),
    renewKey: () =>
      turns.add(async () => {
        await facts.note({ key: await secrets.renew(API_KEY) });
        await crew.admit(false);
        return facts.state();
      }),
    restart: () =>
      turns.add(async () => {
        await crew.restart();
        return facts.state();
      }),
    async *log(_input, signal) {
      yield* requests.watch(signal);
    },
  };
}

/** What is undefined changes nothing. */
function defined(change: Change): Partial<Api> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
