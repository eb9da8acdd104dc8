import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { Fault } from '../domain/fault.ts';
import { damaged, refusedParcel } from '../domain/parcel-rules.ts';
import type { ParcelFile, ParcelSource } from '../ports/parcels.ts';

/** What a file of a parcel says. Throws `parcel-refused`. */
export function parse<T>(shape: z.ZodType<T>, bytes: Uint8Array | undefined, why: string): T {
  try {
    return shape.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (thrown) {
    throw refusedParcel(why, damaged, thrown);
  }
}

/** All bytes of a file of a parcel. */
export async function whole({ body }: ParcelFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export const asSource = (path: string, from: Uint8Array): ParcelSource => ({ path, size: from.byteLength, from });

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function inside(file: string): Fault {
  return new Fault('bad-request', `${file} is in the data folder itself.`, 'Choose a place outside of it.', {
    details: { case: 'in-data-folder', file },
  });
}
