import type { Sharp } from 'sharp';
import { type Pixels, SIDE } from '../../domain/features.ts';
import { isWholeRegion, type View, viewRectangle } from '../../domain/views.ts';
import type { PhotoDecoder } from '../../ports/photo-decoder.ts';
import { readHead } from './photo-head.ts';
import { fromFile, fromRaw, plain, ran, smallCopy } from './photo-source.ts';
import { mirror, type RawPicture } from './raw-picture.ts';
import { setUpSharp } from './sharp-setup.ts';

/** Photos decoded by libvips, HEIC by libheif; damage is refused, not painted over. */
export function createSharpDecoder(): PhotoDecoder {
  setUpSharp();
  const inspect = oncePerPhoto(readHead);
  const copy = oncePerPhoto(async (bytes) => smallCopy(bytes, (await inspect(bytes)).format));

  /** AVIF and HEIC are slow to decode: one small copy serves every view and the thumbnail of the same bytes. */
  const open = async (bytes: Uint8Array): Promise<Sharp> => {
    const { format } = await inspect(bytes);
    const slow = format === 'heic' || format === 'avif';
    return slow ? fromRaw(await copy(bytes)) : fromFile(bytes);
  };
  const look = async (bytes: Uint8Array, view: View): Promise<Pixels> => {
    if (!isWholeRegion(view)) return crop(await copy(bytes), view);
    const fit = view.region.square ? 'cover' : 'fill';
    return ran(
      plain((await open(bytes)).resize(SIDE, SIDE, { fit }))
        .raw()
        .toBuffer(),
    );
  };

  return {
    inspect,
    views: async (bytes, views) => {
      const seen = new Map<string, Pixels>();
      const pictures: Pixels[] = [];
      for (const view of views) {
        const region = JSON.stringify(view.region);
        const pixels = seen.get(region) ?? (await look(bytes, view));
        seen.set(region, pixels);
        pictures.push(view.mirrored ? mirror(pixels, SIDE) : pixels);
      }
      return pictures;
    },
    thumbnail: async (bytes, side) => {
      const photo = (await open(bytes)).resize(side, side, { fit: 'inside', withoutEnlargement: true });
      return ran(plain(photo).webp({ quality: 78, effort: 1 }).toBuffer());
    },
  };
}

function crop(copy: RawPicture, view: View): Promise<Pixels> {
  return fromRaw(copy).extract(viewRectangle(view, copy)).resize(SIDE, SIDE, { fit: 'fill' }).raw().toBuffer();
}

/** Does the work once for a photo, and remembers the result for as long as somebody holds the photo's bytes. */
function oncePerPhoto<T>(work: (bytes: Uint8Array) => Promise<T>): (bytes: Uint8Array) => Promise<T> {
  const results = new WeakMap<Uint8Array, Promise<T>>();
  return (bytes) => {
    const result = results.get(bytes) ?? work(bytes);
    results.set(bytes, result);
    return result;
  };
}
