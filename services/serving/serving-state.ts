import type { FaultShape } from '../../contract/errors.ts';
import type { ServingState } from '../../contract/serving.ts';
import type { PredictorHealth } from '../ports/predictor.ts';
import type { Life } from './lifecycle.ts';

/** What the state is made of. */
export interface ServingFacts {
  life: Life;
  /** `port`: where it answers, or would. */
  settings: { on: boolean; port: number; requireKey: boolean };
  /** Where it should; `chosen` where a person named that port, so that no other will do. */
  wanted: { port: number; chosen: boolean };
  key: string;
  /** The API is open to others where it is on; never for a command that runs a predictor of its own. */
  open: boolean;
  /** Why others cannot reach it although it is on: somebody has its port. */
  hidden: FaultShape | undefined;
  /** Why the version that should answer does not; the one before it answers. */
  refused: FaultShape | undefined;
  health: PredictorHealth | undefined;
}

/** How the local API is, for the API page. The window predicts in every state but `failed` without a port's fault. */
export function servingStateOf(facts: ServingFacts): ServingState {
  const { life, settings, wanted, key, hidden, refused, health, open } = facts;
  const ready = life.phase === 'ready';
  const error = life.phase === 'failed' ? life.fault : (hidden ?? health?.refused ?? refused);
  const reachable = ready && settings.on && open && !hidden;
  return {
    ...settings,
    state: wordFor(facts),
    key,
    restarts: life.restarts,
    portChosen: wanted.chosen,
    ...(settings.port !== wanted.port && { portTaken: wanted.port }),
    ...(reachable && { address: `http://127.0.0.1:${settings.port}` }),
    ...(ready && { since: new Date(life.since).toISOString() }),
    ...(ready && health && { version: health.version, runtime: health.runtime, pid: health.pid }),
    ...(error && { error }),
  };
}

function wordFor({ life, settings, open, hidden }: ServingFacts): ServingState['state'] {
  switch (life.phase) {
    case 'failed':
      return 'failed';
    case 'stopped':
      return 'off';
    case 'pausing':
      return 'restarting';
    case 'starting':
      return life.again ? 'restarting' : 'starting';
    case 'ready':
      if (!settings.on || !open) return 'off';
      return hidden ? 'failed' : 'ready';
  }
}
