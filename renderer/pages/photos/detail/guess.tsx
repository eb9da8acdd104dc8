import { useTranslation } from 'react-i18next';
import type { ProjectPhoto } from '../../../../contract/shapes/project-photo.ts';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './photo-detail.module.css';

/** What a photo is by the labels of those like it, once they were set beside each other. */
export function Guess({ photo: { guess, doubt } }: { photo: ProjectPhoto }) {
  const { t } = useTranslation('photos');
  const format = useFormat();
  if (guess === undefined) return null;
  return (
    <p className={styles.guess}>
      {t('labelNext.guess')} <VerdictName verdict={guess} />
      {doubt !== undefined && (
        <span className={styles.soft}>{t('labelNext.doubt', { share: format.percent(doubt) })}</span>
      )}
    </p>
  );
}
