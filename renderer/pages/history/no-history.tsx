import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconHistory, IconSearch } from '../../components/icons.ts';
import { routes } from '../routes.ts';

interface Props {
  /** What keeps others from being listed: what was typed and chosen, or only that they are another project's. */
  by: 'filter' | 'project' | undefined;
  onClear: () => void;
}

/** Nothing to list: because nothing was asked yet, or because nothing matches. */
export function NoHistory({ by, onClear }: Props) {
  const { t } = useTranslation('history');
  if (by) {
    return (
      <EmptyState icon={IconSearch} title={t(by === 'project' ? 'empty.project' : 'empty.filtered')}>
        <Button variant="default" onClick={onClear}>
          {t(by === 'project' ? 'empty.allProjects' : 'empty.clear')}
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
