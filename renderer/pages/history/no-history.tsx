import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconHistory, IconSearch } from '../../components/icons.ts';
import { routes } from '../routes.ts';

/** Nothing to list: because nothing was asked yet, or because nothing matches. */
export function NoHistory({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useTranslation('history');
  if (filtered) {
    return (
      <EmptyState icon={IconSearch} title={t('empty.filtered')}>
        <Button variant="default" onClick={onClear}>
          {t('empty.clear')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={IconHistory} title={t('empty.title')}>
      <p>{t('empty.words')}</p>
      <Link href={routes.predict}>{t('empty.link')}</Link>
    </EmptyState>
  );
}
