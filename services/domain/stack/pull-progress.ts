export interface BytesDone {
  done: number;
  total: number;
}

interface Layer {
  done: number;
  total: number;
}

const COMPLETE = ['Download complete', 'Verifying Checksum', 'Extracting', 'Pull complete'];

/**
 * Adds up what an engine tells of the layers of an image: bytes that came, of the bytes that are known to come. Neither
 * ever shrinks; a layer that is here already counts for nothing.
 */
export function createPullProgress(): (event: Record<string, unknown>) => BytesDone {
  const layers = new Map<string, Layer>();
  return ({ id, status, progressDetail }) => {
    if (typeof id === 'string' && typeof status === 'string') {
      const layer = layers.get(id) ?? { done: 0, total: 0 };
      if (status === 'Downloading') note(layer, Object(progressDetail));
      else if (COMPLETE.includes(status)) layer.done = layer.total;
      layers.set(id, layer);
    }
    const all = [...layers.values()];
    return { done: sum(all.map(({ done }) => done)), total: sum(all.map(({ total }) => total)) };
  };
}

function note(layer: Layer, { current, total }: { current?: unknown; total?: unknown }): void {
  if (typeof total === 'number') layer.total = Math.max(layer.total, total);
  if (typeof current !== 'number') return;
  layer.done = Math.max(layer.done, current);
  // Where a registry does not tell how much there is, what came is all that is known.
  layer.total = Math.max(layer.total, layer.done);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
