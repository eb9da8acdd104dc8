import { readFile, stat } from 'node:fs/promises';
import { Fault } from '../domain/fault.ts';
import { photoFault } from '../domain/photo-faults.ts';
import { MOST_PHOTO_BYTES } from '../domain/photo-limits.ts';
import { pathReason } from '../domain/reason.ts';

/**
 * The bytes of a photo on this machine; what it is and its size are looked at before it is read.
 * Throws photo-unreadable, photo-empty or photo-too-large; what the system said as it stands where it has no room for any
 * more open files, or no memory: the next photo would fare the same.
 */
export async function readPhoto(path: string): Promise<Uint8Array> {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) throw notAFile();
    checkSize(facts.size);
    return await readFile(path);
  } catch (error) {
    throw error instanceof Fault || NOT_OF_THE_PHOTO.has(systemCode(error)) ? error : unreadable(error);
  }
}

/** Throws photo-empty or photo-too-large. */
export function checkSize(bytes: number): void {
  if (bytes === 0) throw photoFault.empty();
  if (bytes > MOST_PHOTO_BYTES) throw photoFault.tooLarge(bytes);
}

/** What the system said when a path could not be read, in words. */
export function unreadable(error: unknown): Fault {
  const [message, hint] = words[systemCode(error)] ?? ['The file cannot be read.', 'Check that the disk is connected.'];
  return new Fault('photo-unreadable', message, hint, {
    details: { case: 'photo', ...pathReason(error, 'read') },
    cause: error,
  });
}

const NOT_OF_THE_PHOTO: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'ENOMEM']);

const words: Record<string, [message: string, hint: string]> = {
  ENOENT: ['There is no file of this name.', 'Check the path; perhaps it was moved, renamed or deleted.'],
  ENOTDIR: ['There is no file of this name.', 'Check the path: a part of it is a file, not a folder.'],
  ENAMETOOLONG: ['There is no file of this name: it is too long.', 'Check the path.'],
  ERR_INVALID_ARG_VALUE: ['This cannot be the name of a file.', 'Check the path.'],
  EACCES: ['Meadow is not allowed to read this.', 'Give yourself the right to read it, then try again.'],
  EPERM: ['Meadow is not allowed to read this.', 'Give yourself the right to read it, then try again.'],
  ELOOP: ['This is a link that leads back to itself.', 'Name the photo itself instead of the link.'],
};

function notAFile(): Fault {
  return new Fault(
    'photo-unreadable',
    'This is a device or a pipe, not a file.',
    'Save the photo as a file and name that one.',
    { details: { case: 'device' } },
  );
}

function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
