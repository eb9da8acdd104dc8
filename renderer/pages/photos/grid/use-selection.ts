import { useRef, useState } from 'react';
import type { PhotoView } from '../../../data/photos/photo-view.ts';
import { type PhotoPages, usePhotoHashes } from '../../../data/photos/use-photo-pages.ts';
import type { Pointed } from './photo-grid.tsx';
import { type Gathering, gathered, nothingSelected, only, ranged, rangeTo, toggled } from './selection.ts';

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
  /** What was selected before a rectangle was drawn. */
  const before = useRef(selection);
  const rectangle = {
    begin() {
      before.current = selection;
    },
    touch(places: readonly number[], how: Gathering, end: boolean) {
      const [anchor = before.current.anchor] = places;
      const from = { ...before.current, anchor };
      const known = places.map((place) => pages.at(place)?.hash);
      setSelection(
        gathered(
          from,
          known.flatMap((hash) => hash ?? []),
          how,
        ),
      );
      // It was drawn over photos whose pages are gone again, or not here yet.
      if (end && known.includes(undefined))
        void hashesOf().then((all) =>
          setSelection(
            gathered(
              from,
              places.flatMap((place) => all[place] ?? []),
              how,
            ),
          ),
        );
    },
    undo: () => setSelection(before.current),
  };
  return {
    rectangle,
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
