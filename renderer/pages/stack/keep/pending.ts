import type { StackService } from '../../../../contract/shapes/stack.ts';
import type { StackVariable } from '../../../../contract/stack.ts';

/** Whether something that uses a variable was started before it was set, and still has the value before. */
export function isPending(
  { services: users }: Pick<StackVariable, 'services'>,
  setAt: number | undefined,
  services: readonly Pick<StackService, 'name' | 'state' | 'started'>[],
): boolean {
  if (setAt === undefined) return false;
  return services.some(
    ({ name, state, started }) =>
      users.includes(name) && state === 'running' && started !== undefined && Date.parse(started) < setAt,
  );
}
