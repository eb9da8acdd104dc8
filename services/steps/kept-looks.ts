import { z } from 'zod';
import type { Look } from '../domain/checks/look.ts';
import { lookKey } from '../domain/object-keys.ts';
import type { ObjectStore } from '../ports/object-store.ts';

const lookShape = z.object({ sharpness: z.number(), light: z.number(), tiny: z.base64() });

/** What small pictures said of a photo; none where nobody looked yet. */
export async function findLook(objects: Pick<ObjectStore, 'has' | 'get'>, hash: string): Promise<Look | undefined> {
  const key = lookKey(hash);
  if (!(await objects.has(key))) return undefined;
  const { tiny, ...rest } = lookShape.parse(JSON.parse(new TextDecoder().decode(await objects.get(key))));
  return { ...rest, tiny: Uint8Array.from(Buffer.from(tiny, 'base64')) };
}

export async function keepLook(objects: Pick<ObjectStore, 'put'>, hash: string, look: Look): Promise<void> {
  const text = JSON.stringify({ ...look, tiny: Buffer.from(look.tiny).toString('base64') });
  await objects.put(lookKey(hash), new TextEncoder().encode(text));
}
