import type { StackMeasured } from '../../contract/shapes/stack-measured.ts';
import { doorOf } from '../domain/stack/door-of.ts';
import type { StackWatch } from '../ports/stack-watch.ts';
import { type Inside, notRunning } from './inside.ts';

/** The service of the stack that measures the others, and the port it listens on inside. */
const SERVICE = 'prometheus';
const PORT = 9090;

/** Asks it where its container publishes it. Throws `stack-off` where it does not run, `engine-…` and `remote-…`. */
export async function readMeasured(
  inside: Pick<Inside, 'service'>,
  watchAt: (address: string) => Promise<StackWatch>,
): Promise<StackMeasured> {
  const { ports } = await inside.service(SERVICE);
  const door = doorOf(ports, PORT);
  if (!door) throw notRunning(SERVICE);
  return (await watchAt(`http://${door.host}:${door.port}`)).read();
}
