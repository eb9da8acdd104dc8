import { Fault } from '../domain/fault.ts';
import type { DeployerAnswer, Wanted } from '../steps/desired-state.ts';
import type { Wish } from './wishes.ts';

/** What is to be said to who wants a version deployed, by how the wish for the project stands; nothing where it was not looked at. */
export function answerTo({ run, version }: Pick<Wanted, 'run' | 'version'>, wish: Wish): DeployerAnswer | undefined {
  if (wish.changing) return { run, state: 'under-way' };
  if (wish.failed?.version === version) return { run, state: 'failed', fault: wish.failed.fault };
  if (wish.version === version) return { run, state: 'done' };
  if (wish.tried === version) return { run, state: 'failed', fault: cancelledThere };
  return undefined;
}

const cancelledThere = new Fault(
  'cancelled',
  'Somebody cancelled the deployment there.',
  'Deploy it again on the Deploy page of that computer.',
).toShape();
