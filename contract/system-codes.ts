import type { Because } from './because.ts';

export type Use = 'read' | 'write' | 'open';

/** What the system's codes of a failed call mean for who wanted to read, to write, or to open: one knows not which for. */
export const systemCodes: Readonly<Record<string, Because | Record<Use, Because>>> = {
  ENOENT: { read: 'not-there', write: 'no-folder', open: 'not-there' },
  ENOTDIR: { read: 'not-there', write: 'file-in-way', open: 'not-there' },
  EEXIST: 'file-in-way',
  EISDIR: 'is-folder',
  EACCES: { read: 'may-not-read', write: 'may-not-write', open: 'may-not-use' },
  EPERM: { read: 'may-not-read', write: 'may-not-write', open: 'may-not-use' },
  EROFS: 'read-only',
  ENOSPC: 'no-room',
  EDQUOT: 'no-share',
  EFBIG: 'too-large-a-file',
  ENAMETOOLONG: 'long-name',
  ERR_INVALID_ARG_VALUE: 'odd-name',
  EILSEQ: 'odd-name',
  ELOOP: 'circle',
  EBUSY: 'in-use',
  ETXTBSY: 'in-use',
  EXDEV: 'other-disk',
  EMFILE: 'many-open',
  ENFILE: 'many-open',
  EIO: 'disk-error',
  ENXIO: 'disk-error',
  ENODEV: 'disk-away',
  ESTALE: 'disk-away',
  ENOTCONN: 'disk-away',
  EHOSTDOWN: 'disk-away',
  EINVAL: 'not-able',
  ENOSYS: 'not-able',
  ENOTSUP: 'not-able',
  EOPNOTSUPP: 'not-able',
};
