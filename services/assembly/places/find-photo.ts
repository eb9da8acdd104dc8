import { missingObject, photoKey } from '../../domain/object-keys.ts';
import type { OpenPlaces } from './open-places.ts';

/** The bytes of a training photo, from whichever open place has it. Throws `not-found`. */
export async function findPhoto(opened: Pick<OpenPlaces, 'all'>, hash: string): Promise<Uint8Array> {
  const key = photoKey(hash);
  for (const { ground } of opened.all()) if (await ground.objects.has(key)) return ground.objects.get(key);
  throw missingObject(key);
}
