import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreBucket } from '../../../../contract/shapes/store.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconBucket, IconPlus } from '../../../components/icons.ts';
import { PageHead } from '../../../components/page-head.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useBucketChanges } from '../../../data/store/use-buckets.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from '../store.module.css';
import { BucketCard } from './bucket-card.tsx';
import { NewBucketDialog } from './new-bucket-dialog.tsx';
import { RemoveBucketDialog } from './remove-bucket-dialog.tsx';

/** The buckets of the store: how much is in each, and whether it keeps versions. */
export function BucketsView({ buckets, tabs }: { buckets: StoreBucket[]; tabs: ReactNode }) {
  const { t } = useTranslation('store');
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const [doomed, setDoomed] = useState<StoreBucket>();
  const { setVersioning } = useBucketChanges();
  const count = buckets.length;
  return (
    <>
      <PageHead
        title={t('title')}
        action={
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            {t('buckets.add')}
          </Button>
        }
      >
        {t('buckets.count', { count, number: format.number(count) })}
      </PageHead>
      {tabs}
      {setVersioning.error && <TroubleNote error={setVersioning.error} />}
      {count === 0 ? (
        <EmptyState icon={IconBucket} title={t('buckets.none')}>
          <p>{t('buckets.noneWords')}</p>
        </EmptyState>
      ) : (
        <ul className={styles.list} aria-label={t('buckets.title')}>
          {buckets.map((bucket) => (
            <BucketCard
              key={bucket.name}
              bucket={bucket}
              busy={setVersioning.isPending}
              onVersioning={(on) => setVersioning.mutate({ bucket: bucket.name, on })}
              onRemove={() => setDoomed(bucket)}
            />
          ))}
        </ul>
      )}
      {adding && <NewBucketDialog onClose={() => setAdding(false)} />}
      {doomed && <RemoveBucketDialog bucket={doomed.name} onClose={() => setDoomed(undefined)} />}
    </>
  );
}
