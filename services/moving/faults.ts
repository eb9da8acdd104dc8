import type { Place } from '../../contract/shapes/place.ts';
import { Fault } from '../domain/fault.ts';

const words: Record<Place, string> = { laptop: 'on this laptop', stack: 'in the stack' };

export const isThere = (to: Place): Fault =>
  new Fault('bad-request', `The project is ${words[to]} already.`, 'There is nothing to move.', {
    details: { case: 'moved-already' },
  });

export const missing = (project: string): Fault =>
  new Fault('not-found', `There is no project "${project}".`, 'Choose one of the projects there are.', {
    details: { case: 'project', project },
  });

export const busy = (): Fault =>
  new Fault(
    'project-trained',
    'The project is being trained, so it was left as it is.',
    'Cancel the training first, or wait for its end.',
  );

export const another = (): Fault =>
  new Fault('already-running', 'A project is being moved.', 'Wait for its end, or cancel it.', {
    details: { case: 'move' },
  });

export const nameTaken = (project: string, to: Place): Fault =>
  new Fault(
    'move-conflict',
    `There is another project "${project}" ${words[to]}, which has photos or models of its own.`,
    'Remove it there first, or give one of them another name: export it, and import it again.',
    { details: { case: `name-${to}`, project } },
  );

export const damagedCopy = (key: string): Fault =>
  new Fault(
    'copy-damaged',
    `"${key}" did not come back as it was written, so the project stays where it is.`,
    'Look at the disk it was copied to, then go on.',
    { details: { case: 'project', what: key } },
  );

export const alwaysChanging = (): Fault =>
  new Fault(
    'move-changed',
    'The project was changed again and again while it was copied, so it stays where it is.',
    'Leave it alone for a moment, then go on.',
  );

export const changedAfter = (): Fault =>
  new Fault(
    'move-left',
    'The project lives in its new place. Something was written where it was before, so nothing is removed there.',
    'See in the settings of the project, or with "meadow move left", what is new there: bring it, or delete it there.',
  );

export const notCleared = (): Fault =>
  new Fault(
    'move-left',
    'What the last move left behind is not removed yet, so the project cannot go back there.',
    'Go on with that move first.',
  );

export const nothingLeft = (): Fault =>
  new Fault('bad-request', 'Nothing is left where the project was before.', 'There is nothing to clear up.', {
    details: { case: 'nothing-left' },
  });

export const nothingToUndo = (): Fault =>
  new Fault('bad-request', 'There is no move that could be undone.', 'Move the project back, if you like.', {
    details: { case: 'no-move' },
  });
