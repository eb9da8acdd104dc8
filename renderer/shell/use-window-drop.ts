import { useEffect, useRef, useState } from 'react';
import type { Given } from '../data/batches/use-new-batch.ts';
import { droppedEntries, filesOf, photosOf } from '../data/photos/dropped-photos.ts';

/** Takes what is dropped anywhere in the window; answers whether files are dragged over it now. */
export function useWindowDrop(onDrop: (given: Given) => void): boolean {
  const [over, setOver] = useState(false);
  const handler = useRef(onDrop);
  handler.current = onDrop;
  useEffect(() => {
    // Entering a child also leaves its parent: only the count tells when the window itself is left.
    let depth = 0;
    const count = (step: number) => (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth += step;
      setOver(depth > 0);
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!hasFiles(event) || event.defaultPrevented || !event.dataTransfer) return;
      event.preventDefault();
      handler.current(given(event.dataTransfer));
    };
    const enter = count(1);
    const leave = count(-1);
    const hover = count(0);
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', hover);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', hover);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return over;
}

function given(data: DataTransfer): Given {
  const entries = droppedEntries(data);
  return { files: Array.from(data.files), photos: () => photosOf(entries), all: () => filesOf(entries) };
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
