import type { StackService } from '../../../../contract/shapes/stack.ts';
import type { StackVariable } from '../../../../contract/stack.ts';

/** Whether a variable says something else than the services that run: they need a new start for it. */
export function isPending(variable: StackVariable, services: readonly StackService[]): boolean {
  const wanted = variable.value ?? variable.usual;
  const users = services.filter(({ name, state }) => variable.services.includes(name) && state === 'running');
  if (users.length === 0 || variable.kind === 'other') return false;
  if (variable.kind === 'image') return users.some(({ image }) => image !== wanted);
  return users.every(({ ports }) => ports.length > 0 && ports.every(({ port }) => String(port) !== wanted));
}
