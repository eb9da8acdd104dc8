import { isDeepStrictEqual } from 'node:util';
import type { MeadowEvent } from '../../contract/events.ts';
import { type ServingState, USUAL_PORT } from '../../contract/serving.ts';
import type { Settings } from '../../contract/settings.ts';
import type { PublicAccess } from '../../contract/shapes/predictor.ts';
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
  known(): Promise<Facts>;
  state(): Promise<ServingState>;
  /** Adds to what is known, or only tells that the process changed. */
  note(change?: Partial<Facts>): Promise<void>;
  /** Who may use the public routes now. */
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

  const read = async (): Promise<Facts> => {
    const [{ api }, key] = await Promise.all([settings.get(), secrets.get(API_KEY)]);
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
  const known = () => {
    facts ??= read();
    return facts;
  };
  const state = async () => stateOf(await known());

  return {
    known,
    state,
    async note(change = {}) {
      facts = known().then((before) => ({ ...before, ...change }));
      const now = await state();
      if (isDeepStrictEqual(now, told)) return;
      told = now;
      emit({ type: 'serving.changed', serving: now });
    },
    async access() {
      const { settings: api, key, hidden } = await known();
      return { on: api.on && open && !hidden, requireKey: api.requireKey, key };
    },
  };
}
