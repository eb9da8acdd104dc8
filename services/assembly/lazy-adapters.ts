import type { ArchiveReader } from '../ports/archive-reader.ts';
import type { Downloader } from '../ports/downloader.ts';
import type { HeatmapPainter } from '../ports/heatmap-painter.ts';
import type { Parcels } from '../ports/parcels.ts';
import type { PhotoDecoder } from '../ports/photo-decoder.ts';

// Native libraries take a while to load, and most commands never need them in the core.

const decodingWorker = new URL('../../host/decoding-worker.ts', import.meta.url);

export interface LazyDecoder extends Pick<PhotoDecoder, 'inspect' | 'thumbnail'> {
  close(): Promise<void>;
}

/** The core decodes only what becomes, or is, a training photo; not on its own thread, which answers the window. */
export function createLazyDecoder(): LazyDecoder {
  let started: Promise<PhotoDecoder & { close(): Promise<void> }> | undefined;
  const decoder = () => {
    started ??= start();
    return started;
  };
  const start = async () => {
    const [{ setUpSharp }, { createWorkerDecoder }] = await Promise.all([
      import('../adapters/sharp/sharp-setup.ts'),
      import('../adapters/workers/worker-decoder.ts'),
    ]);
    // Before there are threads: each would set it up for all of them, under the photos of the others.
    setUpSharp();
    return createWorkerDecoder({ file: decodingWorker, workers: 2 });
  };
  return {
    inspect: async (bytes) => (await decoder()).inspect(bytes),
    thumbnail: async (bytes, side) => (await decoder()).thumbnail(bytes, side),
    close: async () => (await started)?.close(),
  };
}

export const lazyPainter: HeatmapPainter = {
  paint: async (picture, heatmap) => (await painter()).paint(picture, heatmap),
  shrink: async (picture, side) => (await painter()).shrink(picture, side),
};

async function painter(): Promise<HeatmapPainter> {
  const { createHeatmapPainter } = await import('../adapters/sharp/heatmap-painter.ts');
  return createHeatmapPainter();
}

export const lazyArchives: ArchiveReader = {
  async open(path) {
    const { createZipReader } = await import('../adapters/yauzl/zip-reader.ts');
    return createZipReader().open(path);
  },
};

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

export const lazyParcels: Parcels = {
  pack: async (...asked) => (await parcels()).pack(...asked),
  label: async (...asked) => (await parcels()).label(...asked),
  unpack: async (...asked) => (await parcels()).unpack(...asked),
};

async function parcels(): Promise<Parcels> {
  const { createTarParcels } = await import('../adapters/tar/parcels.ts');
  return createTarParcels();
}
