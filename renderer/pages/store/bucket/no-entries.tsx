import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconSearch, IconUpload } from '../../../components/icons.ts';
import styles from './bucket.module.css';

interface Props {
  narrowed: boolean;
  writable: boolean;
  onClear: () => void;
}

/** Nothing is here, or nothing of what is looked for. */
export function NoEntries({ narrowed, writable, onClear }: Props) {
  const { t } = useTranslation('store');
  return (
    <div className={styles.scroll}>
      <EmptyState icon={narrowed ? IconSearch : IconUpload} title={t(narrowed ? 'objects.noMatch' : 'objects.none')}>
        {narrowed ? (
          <Button variant="default" onClick={onClear}>
            {t('objects.showAll')}
          </Button>
        ) : (
          <p>{t(writable ? 'objects.noneWords' : 'objects.noneOwn')}</p>
        )}
      </EmptyState>
    </div>
  );
}
