import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconPhotoDown } from '../../../components/icons.ts';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useReferencePhotos } from '../../../data/use-references.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './get-photos.module.css';

/** Fetches the published training photos, which Meadow does not ship; the one thing here that needs a network. */
export function GetPhotos({ version, onArrived }: { version: string; onArrived: () => void }) {
  const { t } = useTranslation('predict');
  const format = useFormat();
  const { known, progress, get } = useReferencePhotos(version);
  if (!known || known.published === 0) return null;
  const fetchAll = () => get.mutate(undefined, { onSuccess: onArrived });
  return (
    <div className={styles.get}>
      <Button
        size="compact-sm"
        variant="default"
        disabled={get.isPending}
        leftSection={<IconPhotoDown size={15} aria-hidden />}
        onClick={fetchAll}
      >
        {t('getPhotos.button')}
      </Button>
      <p className={styles.words}>
        {get.isPending && progress
          ? t('getPhotos.progress', { done: format.number(progress.done), total: format.number(progress.total) })
          : t('getPhotos.words', { count: known.published })}
      </p>
      {get.data && get.data.failed > 0 && (
        <p className={styles.words}>{t('getPhotos.failed', { count: get.data.failed })}</p>
      )}
      {get.error && <TroubleNote error={get.error} onRetry={fetchAll} />}
    </div>
  );
}
