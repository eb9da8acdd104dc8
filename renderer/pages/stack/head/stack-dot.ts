import type { StackStatus } from '../../../../contract/shapes/stack.ts';

/** How the stack is at a glance. */
export function dotOfStack({ state, fault, work }: Pick<StackStatus, 'state' | 'fault' | 'work'>) {
  if (work) return 'starting';
  if (fault) return 'failed';
  return ({ off: 'off', starting: 'starting', healthy: 'ready', partly: 'off', unhealthy: 'failed' } as const)[state];
}
