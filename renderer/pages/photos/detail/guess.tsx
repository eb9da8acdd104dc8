import { useTranslation } from 'react-i18next';
import type { ProjectPhoto } from '../../../../contract/shapes/project-photo.ts';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './photo-detail.module.css';

/** What the project's model takes a photo for, once it was asked. */
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
