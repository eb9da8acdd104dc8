import { useTranslation } from 'react-i18next';
import { Listbox } from '../../../components/listbox/listbox.tsx';
import { Option } from '../../../components/listbox/option.tsx';
import { useListbox } from '../../../components/listbox/use-listbox.ts';
import { type Layout, layoutFor } from './layout.ts';
import { PendingCard, ResultCard } from './result-card.tsx';
import type { ResultItem } from './result-item.ts';
import styles from './result-list.module.css';
import { PendingRow, ResultRow } from './result-row.tsx';

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
  const withItem = (act: (item: ResultItem) => void) => (position: number) => {
    const item = places[position];
    if (item) act(item);
  };
  const state = useListbox({
    count: places.length,
    layoutOf: (width) => layoutFor(layout, width, bars),
    onOpen: withItem(onOpen),
    onMove: withItem(onMove),
  });
  const { roving } = state;
  const Item = layout === 'grid' ? ResultCard : ResultRow;
  const Pending = layout === 'grid' ? PendingCard : PendingRow;

  return (
    <div ref={state.attach} className={styles.scroller}>
      <Listbox
        state={state}
        label={t('results')}
        option={(position) => {
          const item = places[position];
          return (
            <Option
              key={position}
              className={styles.option ?? ''}
              position={position}
              count={places.length}
              selected={item !== undefined && item.index === opened?.index}
              active={position === roving.active}
              busy={item === undefined}
              data-layout={layout}
              onClick={() => {
                roving.moveTo(position);
                if (item) onOpen(item);
              }}
            >
              {item ? <Item item={item} onGone={onGone} /> : <Pending />}
            </Option>
          );
        }}
      />
    </div>
  );
}
