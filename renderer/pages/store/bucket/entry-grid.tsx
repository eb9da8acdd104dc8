import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreEntry } from '../../../../contract/shapes/store.ts';
import { Listbox } from '../../../components/listbox/listbox.tsx';
import { useListbox } from '../../../components/listbox/use-listbox.ts';
import type { Pointed } from '../../photos/grid/photo-grid.tsx';
import styles from './entry-grid.module.css';
import { entryLayout } from './entry-layout.ts';
import { EntryOption } from './entry-option.tsx';

interface Props {
  /** What is loaded so far; none while the first page is on its way. */
  entries: readonly StoreEntry[] | undefined;
  /** All there are, where that is known. */
  total: number | undefined;
  prefix: string;
  layout: 'rows' | 'grid';
  /** Names are told with the folders they lie in. */
  deep: boolean;
  selected: ReadonlySet<string>;
  /** Loads the next page, where there is one. */
  more: (() => void) | undefined;
  onPoint: (position: number, how: Pointed) => void;
  onOpen: (position: number) => void;
}

const SKELETONS = 12;
/** The next page is asked for so many before the end is seen. */
const AHEAD = 60;

/** What lies in a folder, as much as there may be: only what is in view is drawn. */
export function EntryGrid({ entries, total, prefix, layout, deep, selected, more, onPoint, onOpen }: Props) {
  const { t } = useTranslation('store');
  const count = entries?.length ?? SKELETONS;
  const shift = useRef(false);
  const state = useListbox({
    count,
    layoutOf: entryLayout[layout],
    onOpen,
    onMove: (position) => onPoint(position, shift.current ? 'range' : 'only'),
  });
  const { roving, hurried } = state;
  const items = state.rows.getVirtualItems();
  const last = ((items.at(-1)?.index ?? 0) + 1) * state.layout.columns;
  useEffect(() => {
    if (more && last > count - AHEAD) more();
  }, [more, last, count]);

  const onKeyDown = (event: KeyboardEvent) => {
    shift.current = event.shiftKey;
    if (event.key !== ' ' && event.key !== 'Enter') return roving.onKeyDown(event);
    event.preventDefault();
    // Those who hear the page may have brought the focus here by other ways than the arrows.
    const position = placeOf(event) ?? roving.active;
    roving.focusAt(position);
    if (event.key === 'Enter') onOpen(position);
    else onPoint(position, 'toggle');
  };
  const onClick = (event: MouseEvent) => {
    const position = placeOf(event);
    if (position === undefined) return;
    const target = event.target instanceof Element ? event.target : undefined;
    roving.focusAt(position);
    // The name is what one opens it by, as in a list of files.
    if (target?.closest('[data-open]') && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      onPoint(position, 'only');
      return onOpen(position);
    }
    const corner = target?.closest('[data-check]') != null;
    onPoint(position, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey || corner ? 'toggle' : 'only');
  };
  const onDoubleClick = (event: MouseEvent) => {
    const position = placeOf(event);
    if (position !== undefined) onOpen(position);
  };
  return (
    <div ref={state.attach} className={styles.scroller} data-layout={layout}>
      <Listbox
        state={state}
        label={t('objects.list')}
        aria-multiselectable
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        option={(position) => {
          const entry = entries?.[position];
          return (
            <EntryOption
              key={position}
              entry={entry}
              prefix={prefix}
              layout={layout}
              deep={deep}
              position={position}
              count={total ?? count}
              hurried={hurried}
              selected={entry !== undefined && selected.has(entry.key)}
              active={position === roving.active}
            />
          );
        }}
      />
    </div>
  );
}

function placeOf({ target }: MouseEvent | KeyboardEvent): number | undefined {
  const option = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
  return option ? Number(option.dataset.position) : undefined;
}
