import { useTranslation } from 'react-i18next';
import type { ProjectPhoto } from '../../../../contract/shapes/project-photo.ts';
import { IconAlert, IconCheck } from '../../../components/icons.ts';
import { Thumbnail } from '../../../components/thumbnail.tsx';
import { useVerdictName, VerdictName } from '../../../components/verdict-name.tsx';
import styles from './photo-grid.module.css';

/** A photo in the grid: the picture, its label, and what the model takes it for where that is something else. */
export function PhotoCard({ photo, selected }: { photo: ProjectPhoto; selected: boolean }) {
  const { t } = useTranslation('photos');
  const guess = useVerdictName(photo.guess ?? '');
  const name = photo.source.split(/[\\/]/).at(-1) ?? photo.source;
  return (
    <>
      <span className={styles.picture}>
        <Thumbnail key={photo.thumbnail} src={photo.thumbnail} alt={name} />
        <span className={styles.check} data-on={selected || undefined} data-check aria-hidden>
          <IconCheck size={14} stroke={3} />
        </span>
      </span>
      <span className={styles.caption}>
        {photo.label !== undefined && <VerdictName verdict={photo.label} />}
        {photo.guess !== undefined && photo.guess !== photo.label && (
          <span className={styles.guess}>{t('grid.guess', { label: guess })}</span>
        )}
        {photo.label === undefined && photo.guess === undefined && (
          <span className={styles.soft}>{t('grid.unlabelled')}</span>
        )}
        {photo.problems.length > 0 && (
          <IconAlert size={14} role="img" aria-label={photo.problems.map((kind) => t(`problem.${kind}`)).join(', ')} />
        )}
      </span>
    </>
  );
}
