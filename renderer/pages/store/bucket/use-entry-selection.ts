import { useState } from 'react';
import type { StoreEntry } from '../../../../contract/shapes/store.ts';
import type { Pointed } from '../../photos/grid/photo-grid.tsx';
import { nothingSelected, only, ranged, rangeTo, toggled } from '../../photos/grid/selection.ts';

/** Which of what is listed are selected, by key. */
export function useEntrySelection(entries: readonly StoreEntry[]) {
  const [selection, setSelection] = useState(nothingSelected);
  return {
    keys: selection.hashes,
    point(position: number, how: Pointed) {
      const key = entries[position]?.key;
      if (how === 'range') {
        const { from, to } = rangeTo(selection, position);
        const keys = entries.slice(from, to + 1).map((entry) => entry.key);
        setSelection((now) => ranged(now, keys));
      } else if (key !== undefined)
        setSelection((now) => (how === 'toggle' ? toggled(now, key, position) : only(key, position)));
    },
    all: () =>
      setSelection((now) =>
        ranged(
          now,
          entries.map(({ key }) => key),
        ),
      ),
    clear: () => setSelection(nothingSelected),
  };
}
