import { photoFault } from '../domain/photo-faults.ts';
import { fileKind } from '../domain/photo-format.ts';
import { MOST_PHOTO_BYTES } from '../domain/photo-limits.ts';
import type { Downloader } from '../ports/downloader.ts';
import type { Found } from './found.ts';

/** A photo that is published at an address; what it is is told by its content, whatever the server calls it. */
export const fromWeb = (downloader: Downloader, url: string): Found => ({
  source: url,
  folders: [],
  async read(signal) {
    const bytes = await downloader.download(url, { most: MOST_PHOTO_BYTES, signal });
    if (bytes.byteLength === 0) throw photoFault.empty();
    const kind = fileKind(bytes);
    if ('other' in kind) throw photoFault.format(kind.other);
    return bytes;
  },
});
