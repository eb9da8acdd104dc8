import type { StackMeasured } from '../../contract/shapes/stack-measured.ts';
import { Fault } from '../domain/fault.ts';
import type { StackWatch } from '../ports/stack-watch.ts';
import type { Inside } from './inside.ts';

/** The service of the stack that measures the others, and the port it listens on inside. */
const SERVICE = 'prometheus';
const PORT = 9090;

/** Asks it where its container publishes it. Throws `stack-off` where it does not run, `engine-…` and `remote-…`. */
export async function readMeasured(
  inside: Pick<Inside, 'service'>,
  watchAt: (address: string) => Promise<StackWatch>,
): Promise<StackMeasured> {
  const { ports } = await inside.service(SERVICE);
  const door = ports.find(({ container }) => container === PORT);
  if (!door)
    throw new Fault('stack-off', `${SERVICE} does not run.`, 'Start the stack first.', {
      details: { service: SERVICE },
    });
  const host = door.host === '0.0.0.0' || door.host === '::' ? '127.0.0.1' : door.host;
  return (await watchAt(`http://${host}:${door.port}`)).read();
}
