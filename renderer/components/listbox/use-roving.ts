import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

interface Options {
  count: number;
  columns: number;
  /** Rows that fit the view: what Page up and Page down move by. */
  page: number;
  scrollTo: (position: number) => void;
  onOpen: (position: number) => void;
  onMove: (position: number) => void;
}

/**
 * One stop of the Tab key for a whole grid; inside, arrows move. The grid is virtual, so the item to focus may not be
 * drawn yet when the key is pressed: it is focused as soon as it is.
 */
export function useRoving({ count, columns, page, scrollTo, onOpen, onMove }: Options) {
  const [place, setPlace] = useState(0);
  const active = Math.min(place, Math.max(count - 1, 0));
  const list = useRef<HTMLDivElement>(null);
  /** The place to focus. Its number tells a drawing of before it was wanted from the one that has it. */
  const wanted = useRef<number>(undefined);

  useEffect(() => {
    if (wanted.current !== active) return;
    const option = list.current?.querySelector<HTMLElement>(`[data-position="${active}"]`);
    if (!option) return;
    wanted.current = undefined;
    option.focus({ preventScroll: true });
  });

  const moveTo = (position: number, focus = true) => {
    const next = Math.min(Math.max(position, 0), count - 1);
    wanted.current = focus ? next : undefined;
    setPlace(next);
    scrollTo(next);
    if (next !== active) onMove(next);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, number> = {
      ArrowRight: active + 1,
      ArrowLeft: active - 1,
      ArrowDown: active + columns,
      ArrowUp: active - columns,
      PageDown: active + columns * page,
      PageUp: active - columns * page,
      Home: 0,
      End: count - 1,
    };
    const next = steps[event.key];
    if (next !== undefined) moveTo(next);
    else if (event.key === 'Enter' || event.key === ' ') onOpen(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Makes a place the one that keys start from, without telling that it was moved to. */
  const focusAt = (position: number) => {
    wanted.current = position;
    setPlace(position);
  };

  return { list, active, moveTo, focusAt, onKeyDown };
}
