import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { IconGrid, IconList, IconSearch } from '../../../components/icons.ts';
import type { Arrangement, Counts } from './arrange.ts';
import { sorts } from './arrange.ts';
import type { Layout } from './layout.ts';
import { ShownChips } from './shown-chips.tsx';
import styles from './toolbar.module.css';

interface Props {
  counts: Counts;
  arrangement: Arrangement;
  layout: Layout;
  search: RefObject<HTMLInputElement | null>;
  onArrange: (change: Partial<Arrangement>) => void;
  onLayout: (layout: Layout) => void;
}

/** What of the results is shown, and how. */
export function Toolbar({ counts, arrangement, layout, search, onArrange, onLayout }: Props) {
  const { t } = useTranslation('predict');
  return (
    <div className={styles.toolbar}>
      <ShownChips counts={counts} shown={arrangement.shown} onChange={(shown) => onArrange({ shown })} />
      <div className={styles.tools}>
        <TextInput
          ref={search}
          className={styles.search ?? ''}
          type="search"
          value={arrangement.text}
          placeholder={t('search')}
          aria-label={t('search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          onChange={({ currentTarget }) => onArrange({ text: currentTarget.value })}
        />
        <NativeSelect
          className={styles.sort ?? ''}
          aria-label={t('sort.name')}
          value={arrangement.sort}
          data={sorts.map((sort) => ({ value: sort, label: t(`sortBy.${sort}`) }))}
          onChange={({ currentTarget }) =>
            onArrange({ sort: sorts.find((sort) => sort === currentTarget.value) ?? 'dropped' })
          }
        />
        <SegmentedControl<Layout>
          className={styles.layout ?? ''}
          aria-label={t('layout.name')}
          value={layout}
          onChange={onLayout}
          data={[
            { value: 'grid', label: <IconGrid size={16} role="img" aria-label={t('layout.grid')} /> },
            { value: 'list', label: <IconList size={16} role="img" aria-label={t('layout.list')} /> },
          ]}
        />
      </div>
    </div>
  );
}
