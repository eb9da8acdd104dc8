import { useState } from 'react';
import { usePaneKeys } from '../../../components/use-pane-keys.ts';
import type { ResultItem } from './result-item.ts';

/** Which photo's details are shown, and the keys that work while they are. */
export function useDetail(places: readonly (ResultItem | undefined)[]) {
  const [index, setIndex] = useState<number>();
  const position = index === undefined ? -1 : places.findIndex((item) => item?.index === index);
  const item = places[position];
  const go = (step: number) => {
    const next = places[position + step];
    if (next) setIndex(next.index);
  };
  const close = () => setIndex(undefined);
  usePaneKeys({ shown: item !== undefined, onGo: go, onClose: close });

  return {
    item,
    position,
    open: (opened: ResultItem) => setIndex(opened.index),
    follow: (moved: ResultItem) => setIndex((now) => (now === undefined ? now : moved.index)),
    close,
    go,
  };
}
