import type { Deployed } from '../../contract/shapes/deployment.ts';
import { Fault } from '../domain/fault.ts';

/** Throws `not-found` where no copy of what is deployed has that name. */
export function requireCopy(deployed: Deployed | undefined, name: string): void {
  const copies = [...(deployed?.pods ?? []), ...(deployed?.canary?.pods ?? [])];
  if (copies.some((copy) => copy.name === name)) return;
  throw new Fault('not-found', `There is no copy "${name}".`, '"meadow deploy status" lists them.', {
    details: { case: 'copy', name },
  });
}
