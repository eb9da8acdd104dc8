import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';
import sharp from 'sharp';

/** Loaders the decoder needs; all others (SVG, PDF, TIFF, …) are shut, whatever a file claims to be. */
const loaders = ['Jpeg', 'Png', 'Webp', 'Heif'].map((name) => `VipsForeignLoad${name}Buffer`);

const DONE = 'sharp is set up';

/**
 * Sets the library up for photos from strangers: nothing kept, one thread a photo, few formats. Once for the whole
 * process, before threads start that decode: while loaders are shut and opened, photos on other threads are refused.
 */
export function setUpSharp(): void {
  if (getEnvironmentData(DONE)) return;
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: loaders });
  setEnvironmentData(DONE, true);
}
