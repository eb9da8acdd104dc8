import sharp from 'sharp';

/** Loaders the decoder needs; all others (SVG, PDF, TIFF, …) are shut, whatever a file claims to be. */
const loaders = ['Jpeg', 'Png', 'Webp', 'Heif'].map((name) => `VipsForeignLoad${name}Buffer`);

/** Sets the library up for photos from strangers: nothing kept, one thread a photo, few formats. */
export function setUpSharp(): void {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: loaders });
}
