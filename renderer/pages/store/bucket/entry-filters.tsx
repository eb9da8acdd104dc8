import { ActionIcon, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type EntryOrder, entryOrder } from '../../../../contract/shapes/store.ts';
import { FilterBar, FilterChoice } from '../../../components/filter-bar.tsx';
import { IconGrid, IconList } from '../../../components/icons.ts';
import type { EntryView } from '../../../data/store/use-entries.ts';
import styles from './bucket.module.css';

interface Props {
  view: EntryView;
  layout: 'rows' | 'grid';
  /** It has what was deleted. */
  versioned: boolean;
  onChange: (view: EntryView) => void;
  onLayout: (layout: 'rows' | 'grid') => void;
}

/** Narrows what is listed, and says in which order and how. */
export function EntryFilters({ view, layout, versioned, onChange, onLayout }: Props) {
  const { t } = useTranslation('store');
  const find = (text: string | undefined) => {
    const { find: _, ...rest } = view;
    onChange(text === undefined ? rest : { ...rest, find: text });
  };
  const other = layout === 'rows' ? 'grid' : 'rows';
  const Icon = layout === 'rows' ? IconGrid : IconList;
  return (
    <div className={styles.tools}>
      <FilterBar text={view.find} onText={find} label={t('objects.find')} opener={t('objects.filters')}>
        {view.find === undefined && (
          <FilterChoice
            name={t('objects.order')}
            value={view.order}
            options={entryOrder.options.map((value) => ({ value, label: t(`objects.orders.${value}`) }))}
            onChoose={(order) => onChange({ ...view, order: order as EntryOrder })}
          />
        )}
        {versioned && (
          <Checkbox
            className={styles.deleted ?? ''}
            label={t('objects.deleted')}
            checked={view.deleted}
            onChange={({ currentTarget }) => onChange({ ...view, deleted: currentTarget.checked })}
          />
        )}
      </FilterBar>
      <ActionIcon variant="default" size={36} aria-label={t(`objects.layout.${other}`)} onClick={() => onLayout(other)}>
        <Icon size={18} />
      </ActionIcon>
    </div>
  );
}
