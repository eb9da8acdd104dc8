import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoPages } from '../../../data/photos/use-photo-pages.ts';
import { useRoving } from '../../predict/results/use-roving.ts';
import { PhotoCard } from './photo-card.tsx';
import styles from './photo-grid.module.css';
import { photoLayout } from './photo-layout.ts';

/** How a photo was pointed at: alone, besides the others, or as the end of a range. */
export type Pointed = 'only' | 'toggle' | 'range';

interface Props {
  pages: PhotoPages;
  selected: ReadonlySet<string>;
  onSeen: (from: number, to: number) => void;
  onPoint: (position: number, how: Pointed) => void;
  onOpen: (position: number) => void;
}

const SKELETONS = 40;

/** The photos of a view, as many as there may be: only those in view are drawn. */
export function PhotoGrid({ pages, selected, onSeen, onPoint, onOpen }: Props) {
  const { t } = useTranslation('photos');
  const { ref: measure, width, height } = useElementSize<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  const { columns, rowHeight, gap } = photoLayout(width);
  const count = pages.total ?? SKELETONS;
  const rows = useVirtualizer({
    count: Math.ceil(count / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    gap,
    overscan: 3,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new width makes rows of another height
  useEffect(() => rows.measure(), [rows, rowHeight]);
  const items = rows.getVirtualItems();
  const from = (items[0]?.index ?? 0) * columns;
  const to = ((items.at(-1)?.index ?? 0) + 1) * columns;
  useEffect(() => onSeen(from, to), [onSeen, from, to]);

  const shift = useRef(false);
  const roving = useRoving({
    count,
    columns,
    page: Math.max(Math.floor(height / (rowHeight + gap)), 1),
    scrollTo: (position) => rows.scrollToIndex(Math.floor(position / columns)),
    onOpen,
    onMove: (position) => onPoint(position, shift.current ? 'range' : 'only'),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    shift.current = event.shiftKey;
    if (event.key !== ' ') return roving.onKeyDown(event);
    event.preventDefault();
    onPoint(roving.active, 'toggle');
  };
  const point = (event: MouseEvent, position: number) => {
    const corner = event.target instanceof Element && event.target.closest('[data-check]') !== null;
    roving.focusAt(position);
    onPoint(position, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey || corner ? 'toggle' : 'only');
  };
  const attach = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element;
      measure(element);
    },
    [measure],
  );

  return (
    <div ref={attach} className={styles.scroller}>
      <div
        ref={roving.list}
        className={styles.list}
        role="listbox"
        aria-label={t('grid.name')}
        aria-multiselectable
        tabIndex={-1}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {items.map((row) => (
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
            {Array.from({ length: Math.min(columns, count - row.index * columns) }, (_, column) => {
              const position = row.index * columns + column;
              const photo = pages.at(position);
              const isSelected = photo !== undefined && selected.has(photo.hash);
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the list listens to the keys of all
                <div
                  key={position}
                  className={styles.option}
                  role="option"
                  tabIndex={position === roving.active ? 0 : -1}
                  aria-selected={isSelected}
                  aria-setsize={count}
                  aria-posinset={position + 1}
                  aria-busy={photo === undefined}
                  data-position={position}
                  data-hash={photo?.hash}
                  onClick={(event) => photo && point(event, position)}
                  onDoubleClick={() => photo && onOpen(position)}
                >
                  {photo ? <PhotoCard photo={photo} selected={isSelected} /> : <span className={styles.pending} />}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
