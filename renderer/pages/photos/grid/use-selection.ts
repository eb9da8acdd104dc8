import { useState } from 'react';
import type { PhotoView } from '../../../data/photos/photo-view.ts';
import { type PhotoPages, usePhotoHashes } from '../../../data/photos/use-photo-pages.ts';
import type { Pointed } from './photo-grid.tsx';
import { nothingSelected, only, ranged, rangeTo, toggled } from './selection.ts';

/** Which photos of a view are selected. A range may reach further than what was fetched. */
export function useSelection(project: string, view: PhotoView, pages: PhotoPages) {
  const [selection, setSelection] = useState(nothingSelected);
  const hashesOf = usePhotoHashes(project, view);
  const range = async (position: number) => {
    const { from, to } = rangeTo(selection, position);
    const known = Array.from({ length: to - from + 1 }, (_, step) => pages.at(from + step)?.hash);
    const hashes = known.every((hash) => hash !== undefined) ? known : (await hashesOf()).slice(from, to + 1);
    setSelection((now) => ranged(now, hashes));
  };
  return {
    hashes: selection.hashes,
    anchor: selection.anchor,
    point(position: number, how: Pointed) {
      const hash = pages.at(position)?.hash;
      if (how === 'range') void range(position);
      else if (hash) setSelection((now) => (how === 'toggle' ? toggled(now, hash, position) : only(hash, position)));
    },
    async all() {
      const hashes = await hashesOf();
      setSelection((now) => ranged(now, hashes));
    },
    clear: () => setSelection(nothingSelected),
  };
}
