import { Transform } from 'node:stream';
import { crc32 } from 'node:zlib';

// What stands behind the tar file's end: tar programs do not look there. The checksum is that of all bytes before, so
// that a byte that belongs to no file counts too, and a file that was cut off has none.
const SEAL = /^meadow-parcel-1 ([0-9a-f]{8})\n$/;
export const SEAL_BYTES = 25;

export const seal = (checksum: number): Buffer =>
  Buffer.from(`meadow-parcel-1 ${checksum.toString(16).padStart(8, '0')}\n`);

/** The checksum in a seal; none where this is no seal. */
export const checksumIn = (bytes: Uint8Array): number | undefined => {
  const digits = SEAL.exec(Buffer.from(bytes).toString('latin1'))?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
};

/** Lets bytes through and keeps their checksum; `atEnd` may add bytes. */
export const createChecksum = (atEnd?: (checksum: number) => Buffer) => {
  let checksum = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      checksum = crc32(chunk, checksum);
      done(null, chunk);
    },
    flush(done) {
      done(null, atEnd?.(checksum));
    },
  });
  return { stream, checksum: () => checksum };
};
