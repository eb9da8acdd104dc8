import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../../../contract/shapes/store-path.ts';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { Thumbnail } from '../../../components/thumbnail.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useObjectPreview } from '../../../data/store/use-entries.ts';
import styles from './object-pane.module.css';

/** What an object looks like: a picture, or its text. */
export function Preview({ bucket, objectKey, etag }: { bucket: string; objectKey: string; etag: string }) {
  const { t } = useTranslation('store');
  const { data, error, refetch } = useObjectPreview(bucket, objectKey, etag);
  if (error) return <TroubleNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={220} />;
  if (data.kind === 'none') return <p className={styles.soft}>{t('objects.noPreview')}</p>;
  if (data.kind === 'picture') {
    return (
      <div className={styles.picture}>
        <Thumbnail src={data.picture} alt={nameOf(objectKey)} fit="contain" />
      </div>
    );
  }
  return (
    <>
      <ScrollRegion className={styles.text} label={t('objects.text')}>
        <pre>{data.text}</pre>
      </ScrollRegion>
      {data.cut && <p className={styles.soft}>{t('objects.textCut')}</p>}
    </>
  );
}
