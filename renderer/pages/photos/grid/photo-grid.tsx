import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Listbox } from '../../../components/listbox/listbox.tsx';
import { useListbox } from '../../../components/listbox/use-listbox.ts';
import type { PhotoPages } from '../../../data/photos/use-photo-pages.ts';
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
  const count = pages.total ?? SKELETONS;
  const shift = useRef(false);
  const state = useListbox({
    count,
    layoutOf: photoLayout,
    onOpen,
    onMove: (position) => onPoint(position, shift.current ? 'range' : 'only'),
  });
  const { roving, layout, hurried } = state;
  const { columns } = layout;
  const items = state.rows.getVirtualItems();
  const from = (items[0]?.index ?? 0) * columns;
  const to = ((items.at(-1)?.index ?? 0) + 1) * columns;
  useEffect(() => {
    if (!hurried) onSeen(from, to);
  }, [onSeen, from, to, hurried]);

  const onKeyDown = (event: KeyboardEvent) => {
    shift.current = event.shiftKey;
    if (event.key !== ' ') return roving.onKeyDown(event);
    event.preventDefault();
    onPoint(roving.active, 'toggle');
  };
  const drawing = useRectangle({
    scroller: state.scroller,
    cells: { width: state.width, ...layout, count },
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

  return (
    <div ref={state.attach} className={styles.scroller} {...drawing.handlers}>
      <Listbox
        state={state}
        label={t('grid.name')}
        aria-multiselectable
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        option={(position) => {
          const photo = pages.at(position);
          return (
            <PhotoOption
              key={position}
              photo={photo}
              position={position}
              count={count}
              hurried={hurried}
              selected={photo !== undefined && selected.has(photo.hash)}
              active={position === roving.active}
            />
          );
        }}
      >
        {drawing.box && <div className={styles.rectangle} style={drawing.box} aria-hidden />}
      </Listbox>
    </div>
  );
}

/** The place of the photo that was pointed at; none beside photos, and none while it is on its way. */
function placeOf({ target }: MouseEvent): number | undefined {
  const option = target instanceof Element ? target.closest<HTMLElement>('[data-hash]') : null;
  return option ? Number(option.dataset.position) : undefined;
}
