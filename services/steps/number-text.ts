import { z } from 'zod';

/** Numbers as they stand in a record: base64 of their bytes, so that none is rounded. */
export const numberText = z.base64();

export const toText = (numbers: Float32Array): string =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');

export const fromText = (text: string): Float32Array =>
  new Float32Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer);
