import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { useHurried } from './use-hurried.ts';
import { useRoving } from './use-roving.ts';

/** How options are laid out in a width, in pixels. */
export interface ListboxLayout {
  columns: number;
  rowHeight: number;
  gap: number;
}

interface Options {
  count: number;
  layoutOf: (width: number) => ListboxLayout;
  onOpen: (position: number) => void;
  /** Another option was moved to by keys. */
  onMove: (position: number) => void;
}

/** Rows that are drawn beyond those in view. */
const OVERSCAN = 4;

/** Options in rows, as many as there may be: only those in view are drawn, and arrow keys move among all. */
export function useListbox({ count, layoutOf, onOpen, onMove }: Options) {
  const { ref: measure, width, height } = useElementSize<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  const layout = layoutOf(width);
  const { columns, rowHeight, gap } = layout;
  const rows = useVirtualizer({
    count: Math.ceil(count / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    gap,
    overscan: OVERSCAN,
    useFlushSync: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new width makes rows of another height
  useEffect(() => rows.measure(), [rows, rowHeight]);
  const roving = useRoving({
    count,
    columns,
    page: Math.max(Math.floor(height / (rowHeight + gap)), 1),
    scrollTo: (position) => rows.scrollToIndex(Math.floor(position / columns)),
    onOpen,
    onMove,
  });
  const attach = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element;
      measure(element);
    },
    [measure],
  );
  const hurried = useHurried(scroller);
  return { attach, scroller, width, layout, count, rows, roving, hurried };
}

export type ListboxState = ReturnType<typeof useListbox>;
