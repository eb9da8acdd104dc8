import { useEffect, useState } from 'react';
import { isTyping } from '../../../shell/use-shortcuts.ts';
import { useHeat } from '../detail/use-heat.ts';
import type { ResultItem } from './result-item.ts';

/** Which photo's details are shown, and the keys that work while they are. */
export function useDetail(places: readonly (ResultItem | undefined)[]) {
  const [index, setIndex] = useState<number>();
  const { toggleHeat } = useHeat();
  const position = index === undefined ? -1 : places.findIndex((item) => item?.index === index);
  const item = places[position];
  const go = (step: number) => {
    const next = places[position + step];
    if (next) setIndex(next.index);
  };

  useEffect(() => {
    if (!item) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'ArrowRight') go(1);
      if (event.key === 'ArrowLeft') go(-1);
      if (event.key === 'x') toggleHeat();
      if (event.key === 'Escape') setIndex(undefined);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  return {
    item,
    position,
    open: (opened: ResultItem) => setIndex(opened.index),
    follow: (moved: ResultItem) => setIndex((now) => (now === undefined ? now : moved.index)),
    close: () => setIndex(undefined),
    go,
  };
}
