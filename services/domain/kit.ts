import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sha256 } from '../../contract/shapes/photo.ts';
import { damaged, refusedParcel } from './parcel-rules.ts';

/** The list of what an offline kit brings: its first file. */
export const KIT_LIST = 'kit.json';

export const kitImage = z.object({
  /** As the Compose file names it. */
  name: z.string().min(1).max(300),
  /** The engine's, where the kit was made. */
  id: z.string(),
  /** Its archive in the kit, compressed by gzip. */
  file: z.string(),
  sha256,
  bytes: z.int().nonnegative(),
});
export type KitImage = z.infer<typeof kitImage>;

export const kitList = z.object({
  version: z.string(),
  /** Of the images, in Node's word: `x64`, `arm64`. */
  arch: z.string(),
  images: z.array(kitImage).max(200),
  installers: z.array(z.string()).max(50),
});
export type KitList = z.infer<typeof kitList>;

/** Where an image lies in a kit: by its name, as far as every file system takes it, and by what tells it from others. */
export const imageFile = (name: string): string => {
  const own = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `images/${name.replace(/[^a-z0-9.]+/gi, '-').slice(0, 100)}-${own}.tar.gz`;
};

/** Reads the list. Throws `parcel-refused`. */
export function readKitList(text: string): KitList {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Refused below.
  }
  const list = kitList.safeParse(value);
  if (!list.success) throw refusedParcel('its list of images cannot be understood', damaged, list.error);
  return list.data;
}
