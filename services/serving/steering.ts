import { isDeepStrictEqual } from 'node:util';
import type { PredictorConfig, Shelf } from '../../contract/shapes/predictor.ts';
import { asFault } from '../domain/fault.ts';
import type { RunningPredictor } from '../ports/predictor.ts';
import { createJournalReader, type JournalParts, type JournalReader } from './journal-reader.ts';
import type { Session } from './run-predictor.ts';
import type { ServingFactsHolder } from './serving-facts.ts';

export interface SteeringParts extends JournalParts {
  facts: ServingFactsHolder;
  /** The models to serve now. */
  shelf(): Promise<Shelf>;
  settings: { get(): Promise<{ runtime: PredictorConfig['runtime']; computing: { workers: number } }> };
}

/** Tells predictors what to be, and takes over what they were asked. */
export interface Steering {
  /** What a predictor started now is told. */
  plan(): Promise<Omit<PredictorConfig, 'token'>>;
  /** A predictor is up: follows its journal, and tells it what has changed since its plan. */
  greet(session: Session): Promise<void>;
  /** Tells it who may ask now. */
  admit(predictor: RunningPredictor): Promise<void>;
  /** Tells it the models there are now. Where the live one is refused, that is noted and the one before answers. */
  serve(predictor: RunningPredictor): Promise<void>;
  /** Takes over the rest of the last journal, where its predictor still answers. */
  finish(): Promise<void>;
}

const LOOPBACK = { address: '127.0.0.1', allowedHosts: ['127.0.0.1', 'localhost', '[::1]'] };

export function createSteering(parts: SteeringParts): Steering {
  const { facts, log } = parts;
  let served: Shelf | undefined;
  let journal: { reader: JournalReader; end: AbortController } | undefined;

  const admit = async (predictor: RunningPredictor) => predictor.admit(await facts.access());

  const serve = async (predictor: RunningPredictor) => {
    const shelf = await parts.shelf();
    try {
      const same = isDeepStrictEqual(shelf, served);
      const health = same ? await predictor.health() : await predictor.serve(shelf);
      served = shelf;
      await facts.note({ health, refused: shelf.absent });
    } catch (error) {
      const fault = asFault(error);
      if (fault.code !== 'model-refused') throw error;
      log.warn('A version was refused', { version: shelf.live, message: fault.message });
      await facts.note({ refused: fault.toShape() });
    }
  };

  const follow = ({ predictor, over }: Session) => {
    journal = { reader: createJournalReader(predictor, parts), end: new AbortController() };
    void journal.reader.follow(AbortSignal.any([over, journal.end.signal]));
  };

  return {
    admit,
    serve,
    async plan() {
      const { settings, open, hidden } = await facts.known();
      const { runtime, computing } = await parts.settings.get();
      const { workers } = computing;
      served = await parts.shelf();
      const port = open && !hidden ? settings.port : 0;
      return {
        ...LOOPBACK,
        port,
        access: await facts.access(),
        shelf: served,
        runtime,
        ...(workers > 0 && { workers }),
      };
    },
    async greet(session) {
      follow(session);
      await serve(session.predictor);
      await admit(session.predictor);
    },
    async finish() {
      journal?.end.abort();
      await journal?.reader.finish().catch((error: unknown) => {
        log.info('The last journal was not taken over', { code: asFault(error).code });
      });
      journal = undefined;
    },
  };
}
