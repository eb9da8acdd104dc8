import type { StackStatus } from '../../../contract/shapes/stack.ts';
import { isElsewhere, wasStarted } from './head/next-step.ts';

/** The parts of the Stack page below its services: which of them it has, by how the stack is. */
export function stackParts(status: StackStatus) {
  const { fault } = status;
  const here = !isElsewhere(status);
  return {
    weight: !fault,
    // Without a Compose file that can be read there is nothing to set in it.
    variables: here && fault?.code !== 'compose-refused',
    engine: here,
    /** Teaches what it is for where no engine runs yet. */
    kit: here,
    remove: !fault && wasStarted(status),
  };
}
