import { useTranslation } from 'react-i18next';
import type { JudgedPhoto } from '../../../../contract/models.ts';
import { NEITHER } from '../../../components/class-mark.ts';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './judged-caption.module.css';

/** What a version said of a photo, how sure it was, and what the photo is. */
export function JudgedCaption({ photo: { label, verdict, score } }: { photo: JudgedPhoto }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  return (
    <>
      <span className={styles.said}>
        <VerdictName verdict={verdict} />
        {verdict !== NEITHER && <span className={styles.score}>{format.confidence(score)}</span>}
      </span>
      <span className={styles.label}>{t('photo.label', { label })}</span>
    </>
  );
}
