import { rm } from 'node:fs/promises';
import { Fault, FREE_SPACE } from '../../domain/fault.ts';

/** The system's code of a failed call, such as `ENOENT`. */
export const codeOf = (thrown: unknown): string | undefined =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;

export const isMissing = (thrown: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(thrown) ?? '');

/** The fault for a file there is no room for. */
export const diskFull = (path: string, cause?: unknown): Fault =>
  new Fault('disk-full', 'The disk is full, so this could not be saved.', FREE_SPACE, {
    details: { case: 'here', path },
    cause,
  });

const unusable = (path: string, cause: unknown) =>
  new Fault('home-unusable', `Meadow may not write ${path}.`, 'Check who may write in the data folder.', {
    details: { case: 'forbidden', path },
    cause,
  });

const onlyRead = (path: string, cause: unknown) =>
  new Fault(
    'home-unusable',
    `Meadow cannot write ${path}: the disk can only be read.`,
    'Let the disk be written again, or choose another data folder with --home; what was saved before is kept.',
    { details: { case: 'read-only', path }, cause },
  );

/** Why a file could not be written, as a Fault where a person can do something about it; else as it came. */
export const asFileFault = (thrown: unknown, path: string): unknown => {
  switch (codeOf(thrown)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(path, thrown);
    case 'EACCES':
    case 'EPERM':
      return unusable(path, thrown);
    case 'EROFS':
      return onlyRead(path, thrown);
    default:
      return thrown;
  }
};

/** Removes a file, or finds it gone. Throws `home-unusable`. */
export const removeFile = async (path: string): Promise<void> => {
  await rm(path, { force: true }).catch((thrown: unknown) => {
    throw asFileFault(thrown, path);
  });
};
