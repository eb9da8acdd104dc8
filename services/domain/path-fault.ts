import { Fault } from './fault.ts';
import { knownReason, type Reason, reasonFor, type Use } from './reason.ts';

/** The fault for a file or folder of a person's choice that could not be used; undefined where no code says why. */
export const pathFault = (thrown: unknown, path: string, use: Exclude<Use, 'open'>): Fault | undefined => {
  const key = knownReason(thrown, use);
  if (key === undefined) return undefined;
  const reason = reasonFor(key);
  switch (key) {
    case 'no-room':
    case 'no-share':
      return new Fault('disk-full', `There is no room for ${path}.`, 'Free some space, or choose another disk.', {
        details: { case: 'file', file: path, ...reason },
        cause: thrown,
      });
    case 'too-large-a-file':
      return new Fault('disk-full', `The disk takes no file as large as ${path}.`, 'Choose another disk.', {
        details: { case: 'file-size', file: path, ...reason },
        cause: thrown,
      });
    default:
      return use === 'write' ? unwritable(path, reason, thrown) : unreadable(path, reason, thrown);
  }
};

/** The fault for a file or folder of a person's choice that cannot be written. */
export const unwritable = (path: string, reason: Reason, cause?: unknown): Fault =>
  new Fault('file-unwritable', `${path} cannot be written: ${reason.why}.`, 'Choose another place.', {
    details: { file: path, ...reason },
    cause,
  });

/** The same for one that cannot be read. */
export const unreadable = (path: string, reason: Reason, cause?: unknown): Fault =>
  new Fault('file-unreadable', `${path} cannot be read: ${reason.why}.`, 'Check the path, or choose another file.', {
    details: { file: path, ...reason },
    cause,
  });
