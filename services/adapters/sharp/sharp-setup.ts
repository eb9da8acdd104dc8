import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';
import sharp from 'sharp';

/** Loaders the decoder needs; all others (SVG, PDF, TIFF, …) are shut, whatever a file claims to be. */
const loaders = ['Jpeg', 'Png', 'Webp', 'Heif'].map((name) => `VipsForeignLoad${name}Buffer`);

const SHUT = 'the loaders of sharp are shut';

/** Sets the library up for photos from strangers: nothing kept, one thread a photo, few formats. */
export function setUpSharp(): void {
  // Loading sharp on another thread sets both back for the whole process, so each thread says it.
  sharp.cache(false);
  sharp.concurrency(1);
  shutLoaders();
}

/**
 * Once for the whole process, before threads start that decode: while loaders are shut and opened, photos on other
 * threads are refused.
 */
function shutLoaders(): void {
  if (getEnvironmentData(SHUT)) return;
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: loaders });
  setEnvironmentData(SHUT, true);
}
