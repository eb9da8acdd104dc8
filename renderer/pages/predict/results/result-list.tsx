import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Layout, layoutFor } from './layout.ts';
import { PendingCard, ResultCard } from './result-card.tsx';
import type { ResultItem } from './result-item.ts';
import styles from './result-list.module.css';
import { PendingRow, ResultRow } from './result-row.tsx';
import { useRoving } from './use-roving.ts';

interface Props {
  /** A place without an item belongs to a photo whose turn has not come. */
  places: readonly (ResultItem | undefined)[];
  layout: Layout;
  /** How many bars a card has at most. */
  bars: number;
  /** The photo whose details are shown. */
  opened: ResultItem | undefined;
  onOpen: (item: ResultItem) => void;
  /** Another photo was moved to by keys. */
  onMove: (item: ResultItem) => void;
  onGone: () => void;
}

/** The results, as many as there may be: only those in view are drawn. */
export function ResultList({ places, layout, bars, opened, onOpen, onMove, onGone }: Props) {
  const { t } = useTranslation('predict');
  const { ref: measure, width, height } = useElementSize<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  const { columns, rowHeight, gap } = layoutFor(layout, width, bars);
  const rows = useVirtualizer({
    count: Math.ceil(places.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    gap,
    overscan: 3,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new width makes rows of another height
  useEffect(() => rows.measure(), [rows, rowHeight]);

  const withItem = (act: (item: ResultItem) => void) => (position: number) => {
    const item = places[position];
    if (item) act(item);
  };
  const roving = useRoving({
    count: places.length,
    columns,
    page: Math.max(Math.floor(height / (rowHeight + gap)), 1),
    scrollTo: (position) => rows.scrollToIndex(Math.floor(position / columns)),
    onOpen: withItem(onOpen),
    onMove: withItem(onMove),
  });
  const attach = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element;
      measure(element);
    },
    [measure],
  );
  const Item = layout === 'grid' ? ResultCard : ResultRow;
  const Pending = layout === 'grid' ? PendingCard : PendingRow;

  return (
    <div ref={attach} className={styles.scroller}>
      <div
        ref={roving.list}
        className={styles.list}
        role="listbox"
        aria-label={t('results')}
        tabIndex={-1}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={roving.onKeyDown}
      >
        {rows.getVirtualItems().map((row) => (
          <div
            key={row.key}
            className={styles.row}
            role="presentation"
            style={{
              transform: `translateY(${row.start}px)`,
              height: rowHeight,
              gap,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            }}
          >
            {places.slice(row.index * columns, (row.index + 1) * columns).map((item, column) => {
              const position = row.index * columns + column;
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the list listens to the keys of all
                <div
                  key={position}
                  className={styles.option}
                  role="option"
                  tabIndex={position === roving.active ? 0 : -1}
                  aria-selected={item !== undefined && item.index === opened?.index}
                  aria-setsize={places.length}
                  aria-posinset={position + 1}
                  aria-busy={item === undefined}
                  data-position={position}
                  data-layout={layout}
                  onClick={() => {
                    roving.moveTo(position);
                    if (item) onOpen(item);
                  }}
                >
                  {item ? <Item item={item} onGone={onGone} /> : <Pending />}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
