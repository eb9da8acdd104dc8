import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { StoreBucket } from '../../../contract/shapes/store.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconStore } from '../../components/icons.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useBuckets } from '../../data/store/use-buckets.ts';
import { routes } from '../routes.ts';
import styles from './store.module.css';
import { storeState } from './store-state.ts';

/** Shows what is in the store, where there is one to ask; else why there is none, and the way to it. */
export function StoreGate({ children }: { children: (buckets: StoreBucket[]) => ReactNode }) {
  const { t } = useTranslation('store');
  const { data, error, refetch } = useBuckets();
  const state = storeState(error);
  // What was seen stays while the store is slow for a moment.
  if (data && state !== 'off' && state !== 'elsewhere') {
    return (
      <>
        {error && (
          <Page>
            <TroubleNote error={error} onRetry={() => void refetch()} />
          </Page>
        )}
        {children(data)}
      </>
    );
  }
  if (state === undefined) return <PageSkeleton />;
  return (
    <Page>
      <PageHead title={t('title')} />
      {state === 'trouble' ? (
        <TroubleNote error={error} onRetry={() => void refetch()} />
      ) : (
        <EmptyState icon={IconStore} title={t(`${state}.title`)}>
          <p>{t(`${state}.words`)}</p>
          {state === 'off' && (
            <p className={styles.way}>
              <Button component={Link} href={routes.stack}>
                {t('off.start')}
              </Button>
            </p>
          )}
        </EmptyState>
      )}
    </Page>
  );
}
