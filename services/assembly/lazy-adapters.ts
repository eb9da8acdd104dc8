import type { Downloader } from '../ports/downloader.ts';
import type { HeatmapPainter } from '../ports/heatmap-painter.ts';
import type { PhotoDecoder } from '../ports/photo-decoder.ts';

// Native libraries take a while to load, and most commands never need them in the core.

/** Photos become small pictures in the core itself only where they are its own training photos. */
export const lazyDecoder: Pick<PhotoDecoder, 'thumbnail'> = {
  async thumbnail(bytes, side) {
    const { createSharpDecoder } = await import('../adapters/sharp/sharp-decoder.ts');
    return createSharpDecoder().thumbnail(bytes, side);
  },
};

export const lazyPainter: HeatmapPainter = {
  paint: async (picture, heatmap) => (await painter()).paint(picture, heatmap),
  shrink: async (picture, side) => (await painter()).shrink(picture, side),
};

async function painter(): Promise<HeatmapPainter> {
  const { createHeatmapPainter } = await import('../adapters/sharp/heatmap-painter.ts');
  return createHeatmapPainter();
}

export const lazyDownloader: Downloader = {
  async download(url, options) {
    const { createWebDownloader } = await import('../adapters/web/downloader.ts');
    const downloader = createWebDownloader();
    try {
      return await downloader.download(url, options);
    } finally {
      await downloader.close();
    }
  },
};
