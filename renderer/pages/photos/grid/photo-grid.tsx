import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoPages } from '../../../data/photos/use-photo-pages.ts';
import { useRoving } from '../../predict/results/use-roving.ts';
import styles from './photo-grid.module.css';
import { photoLayout } from './photo-layout.ts';
import { PhotoOption } from './photo-option.tsx';
import { type RectangleActions, useRectangle } from './use-rectangle.ts';

/** How a photo was pointed at: alone, besides the others, or as the end of a range. */
export type Pointed = 'only' | 'toggle' | 'range';

interface Props {
  pages: PhotoPages;
  selected: ReadonlySet<string>;
  onSeen: (from: number, to: number) => void;
  onPoint: (position: number, how: Pointed) => void;
  onOpen: (position: number) => void;
  /** What a rectangle drawn with the mouse does. */
  rectangle: RectangleActions;
}

const SKELETONS = 40;

/** The photos of a view, as many as there may be: only those in view are drawn. */
export function PhotoGrid({ pages, selected, onSeen, onPoint, onOpen, rectangle }: Props) {
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
    overscan: 4,
    useFlushSync: false,
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
  const drawing = useRectangle({
    scroller,
    cells: { width, columns, rowHeight, gap, count },
    begin: rectangle.begin,
    undo: rectangle.undo,
    touch(places, how, end) {
      rectangle.touch(places, how, end);
      const last = places.at(-1);
      if (end && last !== undefined) roving.focusAt(last);
    },
  });
  const onClick = (event: MouseEvent) => {
    if (drawing.wasDrawn()) return;
    const position = placeOf(event);
    if (position === undefined) return;
    const corner = event.target instanceof Element && event.target.closest('[data-check]') !== null;
    roving.focusAt(position);
    onPoint(position, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey || corner ? 'toggle' : 'only');
  };
  const onDoubleClick = (event: MouseEvent) => {
    const position = placeOf(event);
    if (position !== undefined) onOpen(position);
  };
  const attach = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element;
      measure(element);
    },
    [measure],
  );

  return (
    <div ref={attach} className={styles.scroller} {...drawing.handlers}>
      <div
        ref={roving.list}
        className={styles.list}
        role="listbox"
        aria-label={t('grid.name')}
        aria-multiselectable
        tabIndex={-1}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
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
              return (
                <PhotoOption
                  key={position}
                  photo={photo}
                  position={position}
                  count={count}
                  selected={photo !== undefined && selected.has(photo.hash)}
                  active={position === roving.active}
                />
              );
            })}
          </div>
        ))}
        {drawing.box && <div className={styles.rectangle} style={drawing.box} aria-hidden />}
      </div>
    </div>
  );
}

/** The place of the photo that was pointed at; none beside photos, and none while it is on its way. */
function placeOf({ target }: MouseEvent): number | undefined {
  const option = target instanceof Element ? target.closest<HTMLElement>('[data-hash]') : null;
  return option ? Number(option.dataset.position) : undefined;
}
