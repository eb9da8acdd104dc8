import { Fault } from '../../domain/fault.ts';

/** The system's code of a failed call, such as `ENOENT`. */
export const codeOf = (thrown: unknown): string | undefined =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;

export const isMissing = (thrown: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(thrown) ?? '');

/** The fault for a file there is no room for. */
export const diskFull = (path: string, cause?: unknown): Fault =>
  new Fault('disk-full', 'The disk is full, so nothing could be saved.', 'Free some space.', {
    details: { path },
    cause,
  });

const unusable = (path: string, cause: unknown) =>
  new Fault('home-unusable', `Meadow may not write ${path}.`, 'Check who may write in the data folder.', {
    details: { path },
    cause,
  });

/** Why a file could not be written, as a Fault where a person can do something about it; else as it came. */
export const asFileFault = (thrown: unknown, path: string): unknown => {
  switch (codeOf(thrown)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(path, thrown);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return unusable(path, thrown);
    default:
      return thrown;
  }
};
