import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import styles from '../../../components/chart/chart-figure.module.css';
import { routes } from '../../routes.ts';

/** In place of the accuracy: how to have one. */
export function NotJudged() {
  const { t } = useTranslation('monitoring');
  return (
    <section className={styles.figure} id="accuracy" tabIndex={-1} aria-labelledby="accuracy-title">
      <h2 className={styles.title} id="accuracy-title">
        {t('chart.accuracy')}
      </h2>
      <p className={styles.words}>{t('empty.judged')}</p>
      <Link href={routes.history}>{t('empty.judge')}</Link>
    </section>
  );
}
