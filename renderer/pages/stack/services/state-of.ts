import type { StackService } from '../../../../contract/shapes/stack.ts';

/** How a service is, as one word of the texts. */
export type ServiceWord =
  | 'absent'
  | 'created'
  | 'healthy'
  | 'starting'
  | 'unhealthy'
  | 'restarting'
  | 'paused'
  | 'removing'
  | 'done'
  | 'stopped'
  | 'ended';

export function stateOf({ state, health, oneShot }: Pick<StackService, 'state' | 'health' | 'oneShot'>): ServiceWord {
  switch (state) {
    case 'running':
      return health === 'off' ? 'healthy' : health;
    case 'exited':
    case 'dead':
      // Another container of it is on its way.
      if (health === 'starting') return 'starting';
      if (health === 'healthy') return oneShot ? 'done' : 'stopped';
      return health === 'unhealthy' ? 'ended' : 'stopped';
    case 'created':
      return health === 'unhealthy' ? 'ended' : 'created';
    default:
      return state;
  }
}

type Dot = 'off' | 'starting' | 'ready' | 'failed';

const dots: Record<ServiceWord, Dot> = {
  absent: 'off',
  created: 'off',
  healthy: 'ready',
  starting: 'starting',
  unhealthy: 'failed',
  restarting: 'failed',
  paused: 'off',
  removing: 'starting',
  done: 'ready',
  stopped: 'off',
  ended: 'failed',
};

/** The same at a glance. */
export const dotOf = (word: ServiceWord): Dot => dots[word];
