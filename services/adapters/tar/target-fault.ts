import { Fault } from '../../domain/fault.ts';

export const codeOf = (thrown: unknown): string | undefined =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;

export const notOurs = (file: string): Fault =>
  new Fault('bad-request', `${file} is there already, and Meadow did not make it.`, 'Choose another name.', {
    details: { file },
  });

/** Why a file of a person's choice could not be written, where they can do something about it; else as it came. */
export const targetFault = (thrown: unknown, file: string): unknown => {
  const options = { details: { file }, cause: thrown };
  switch (codeOf(thrown)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Fault(
        'disk-full',
        `There is no room for ${file}.`,
        'Free some space, or choose another disk.',
        options,
      );
    case 'EFBIG':
      return new Fault('disk-full', `The disk takes no file as large as ${file}.`, 'Choose another disk.', options);
    case 'ENOENT':
    case 'ENOTDIR':
      return new Fault('file-unwritable', `There is no folder for ${file}.`, 'Make the folder first.', options);
    case 'EISDIR':
      return new Fault('file-unwritable', `${file} is a folder.`, 'Name a file.', options);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Fault('file-unwritable', `Meadow may not write ${file}.`, 'Choose another folder.', options);
    default:
      return thrown;
  }
};
