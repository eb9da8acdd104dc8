import { useTranslation } from 'react-i18next';
import type { SnapshotPhoto } from '../../../contract/snapshots.ts';
import { PhotoFigure } from '../../components/photo-figure.tsx';
import { VerdictName } from '../../components/verdict-name.tsx';
import { useFormat } from '../../i18n/format.ts';
import styles from './snapshot-photos.module.css';

/** Photos as a training saw them: label, side of the test, who added each and when. */
export function SnapshotPhotos({ photos }: { photos: readonly (SnapshotPhoto & { before?: string })[] }) {
  const { t } = useTranslation('snapshots');
  const format = useFormat();
  return (
    <ul className={styles.photos}>
      {photos.map(({ hash, label, before, set, source, added, by, thumbnail, erased }) => (
        <li key={hash}>
          <PhotoFigure src={thumbnail} alt={source}>
            <span>
              <VerdictName verdict={label} />
              {before !== undefined && <span className={styles.soft}> {t('before', { label: before })}</span>}
            </span>
            <span className={styles.soft}>
              {t(`set.${set}`)} · {format.date(added)}
              {by !== '' && ` · ${by}`}
            </span>
            {erased !== undefined && <span className={styles.gone}>{t('erased', { when: format.date(erased) })}</span>}
          </PhotoFigure>
        </li>
      ))}
    </ul>
  );
}
