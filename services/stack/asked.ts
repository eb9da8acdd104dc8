import { Fault } from '../domain/fault.ts';
import type { ServiceRule, StackFile } from '../domain/stack/stack-file.ts';
import { withNeeded } from '../domain/stack/start-order.ts';

/** The services a person asked for and those they need; all where none was named. Throws `bad-request`. */
export function asked(file: StackFile, services: readonly string[] | undefined): readonly ServiceRule[] {
  if (!services) return file.services;
  for (const name of services)
    if (!file.services.some((each) => each.name === name))
      throw new Fault(
        'bad-request',
        `There is no service "${name}" in the stack.`,
        'Look at the names with "meadow stack status".',
        {
          details: { case: 'service-unknown', service: name },
        },
      );
  return withNeeded(file.services, services);
}
