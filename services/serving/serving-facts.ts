import { isDeepStrictEqual } from 'node:util';
import type { MeadowEvent } from '../../contract/events.ts';
import { type ServingState, USUAL_PORT } from '../../contract/serving.ts';
import type { Settings } from '../../contract/settings.ts';
import type { PublicAccess } from '../../contract/shapes/predictor.ts';
import { asFault } from '../domain/fault.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { ServingFacts } from './serving-state.ts';

/** What is known whoever answers. */
export type Facts = Omit<ServingFacts, 'life'>;

export interface FactsParts {
  /** False for a command that runs a predictor for itself alone: it takes any port and lets nobody else in. */
  open: boolean;
  /** Where to listen until somebody configures another port; else as the settings say. */
  port?: number | undefined;
  /** Where to listen, or at the next free port, where nobody named one. */
  usualPort?: number | undefined;
  settings: { get(): Promise<Settings> };
  secrets: Secrets;
  emit(event: MeadowEvent): void;
}

/** What is known of the local API, and told to windows when it changes. */
export interface ServingFactsHolder {
  /** Throws `secrets-locked` as long as that is so: each call asks anew then. */
  known(): Promise<Facts>;
  /** That the secrets are locked is told in it. */
  state(): Promise<ServingState>;
  /** Adds to what is known, told from what that is by then; or only tells that the process changed. */
  note(change?: Partial<Facts> | ((now: Facts) => Partial<Facts>)): Promise<void>;
  /** Who may use the public routes now. Throws `secrets-locked`: nobody is let in without the key. */
  access(): Promise<PublicAccess>;
}

export const API_KEY = 'api-key';

/** What to try first, and whether anything else will do. */
export const wantedPort = (named: number | null, usual: number = USUAL_PORT): ServingFacts['wanted'] => ({
  port: named ?? usual,
  chosen: named !== null,
});

export function holdServingFacts(
  { open, port: named, usualPort = USUAL_PORT, settings, secrets, emit }: FactsParts,
  stateOf: (facts: Facts) => ServingState,
): ServingFactsHolder {
  let facts: Promise<Facts> | undefined;
  let told: ServingState | undefined;

  const factsOf = ({ api }: Settings, key: string): Facts => {
    const wanted = wantedPort(named ?? api.port, usualPort);
    return {
      settings: { ...api, port: wanted.port },
      wanted,
      key,
      open,
      hidden: undefined,
      refused: undefined,
      health: undefined,
    };
  };
  const read = async () => factsOf(...(await Promise.all([settings.get(), secrets.get(API_KEY)])));
  /** What cannot be read now may be readable the next time: a failure is not kept. */
  const keep = (next: Promise<Facts>) => {
    facts = next;
    next.catch(() => {
      if (facts === next) facts = undefined;
    });
    return next;
  };
  const known = () => facts ?? keep(read());
  const tellOf = async (next: Promise<Facts>): Promise<ServingState> => {
    try {
      return stateOf(await next);
    } catch (error) {
      const fault = asFault(error);
      if (fault.code !== 'secrets-locked') throw error;
      const { key: _, ...rest } = stateOf(factsOf(await settings.get(), ''));
      return { ...rest, state: 'failed', error: fault.toShape() };
    }
  };

  return {
    known,
    state: () => tellOf(known()),
    async note(change) {
      const next = change
        ? keep(known().then((now) => ({ ...now, ...(typeof change === 'function' ? change(now) : change) })))
        : known();
      const now = await tellOf(next);
      if (!isDeepStrictEqual(now, told)) {
        told = now;
        emit({ type: 'serving.changed', serving: now });
      }
      if (change) await next;
    },
    async access() {
      const { settings: api, key, hidden } = await known();
      return { on: api.on && open && !hidden, requireKey: api.requireKey, key };
    },
  };
}
