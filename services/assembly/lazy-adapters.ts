import type { Outgoing } from '../adapters/web/outgoing.ts';
import type { NetworkChoice } from '../domain/network/network-choice.ts';
import type { ArchiveReader } from '../ports/archive-reader.ts';
import type { Downloader } from '../ports/downloader.ts';
import type { HeatmapPainter } from '../ports/heatmap-painter.ts';
import type { NetworkAccess } from '../ports/network-access.ts';
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

/**
 * Downloads by the way a person chose, which is opened when something is downloaded first, and anew where another was
 * chosen meanwhile.
 */
export function createLazyDownloader(choice: () => Promise<NetworkChoice>): Downloader & { close(): Promise<void> } {
  let opened: { by: string; way: Promise<Outgoing> } | undefined;
  const way = async () => {
    const { openOutgoing } = await import('../adapters/web/outgoing.ts');
    const wanted = await choice();
    const by = JSON.stringify(wanted);
    if (opened?.by !== by) {
      // What is under way by the old one comes to its end.
      void opened?.way.then(({ close }) => close()).catch(() => undefined);
      opened = { by, way: openOutgoing(wanted) };
    }
    return opened.way;
  };
  return {
    async download(url, options) {
      const { createWebDownloader } = await import('../adapters/web/downloader.ts');
      return createWebDownloader(await way()).download(url, options);
    },
    close: async () => (await opened?.way)?.close(),
  };
}

export const lazyNetworkAccess: NetworkAccess = {
  environment: async () => (await networkAccess()).environment(),
  system: async () => (await networkAccess()).system(),
  proxySilent: async (address) => (await networkAccess()).proxySilent(address),
  systemCertificates: async () => (await networkAccess()).systemCertificates(),
  certificates: async (file) => (await networkAccess()).certificates(file),
  try: async (...asked) => (await networkAccess()).try(...asked),
};

async function networkAccess(): Promise<NetworkAccess> {
  const { createNetworkAccess } = await import('../adapters/web/network-access.ts');
  return createNetworkAccess();
}

export const lazyParcels: Parcels = {
  pack: async (...asked) => (await parcels()).pack(...asked),
  label: async (...asked) => (await parcels()).label(...asked),
  unpack: async (...asked) => (await parcels()).unpack(...asked),
};

async function parcels(): Promise<Parcels> {
  const { createTarParcels } = await import('../adapters/tar/parcels.ts');
  return createTarParcels();
}
