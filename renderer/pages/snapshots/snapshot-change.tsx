import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SnapshotPhoto } from '../../../contract/snapshots.ts';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useSnapshotChange } from '../../data/use-snapshots.ts';
import { useFormat } from '../../i18n/format.ts';
import styles from './snapshot-change.module.css';
import { SnapshotPhotos } from './snapshot-photos.tsx';

const MOST = 60;

/** Photos that came, went, or have another label. */
export function SnapshotChange({ one, other }: { one: string; other: string }) {
  const { t } = useTranslation('snapshots');
  const format = useFormat();
  const { data, error, refetch } = useSnapshotChange(one, other);
  if (error) return <TroubleNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={120} />;
  const group = (kind: 'added' | 'removed' | 'relabelled', photos: readonly (SnapshotPhoto & { before?: string })[]) =>
    photos.length > 0 && (
      <section>
        <h3 className={styles.title}>
          {t(`change.${kind}`, { count: photos.length, number: format.number(photos.length) })}
        </h3>
        <SnapshotPhotos photos={photos.slice(0, MOST)} />
      </section>
    );
  return (
    <div className={styles.groups}>
      <p className={styles.soft}>{t('change.same', { count: data.same, number: format.number(data.same) })}</p>
      {group('added', data.added)}
      {group('relabelled', data.relabelled)}
      {group('removed', data.removed)}
    </div>
  );
}
