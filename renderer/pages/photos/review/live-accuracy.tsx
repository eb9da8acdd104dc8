import { useTranslation } from 'react-i18next';
import { useLiveAccuracy } from '../../../data/corrections/use-corrections.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './review-view.module.css';

/** How often the live version was right, by what people said. */
export function LiveAccuracy({ project }: { project: string }) {
  const { t } = useTranslation('corrections');
  const format = useFormat();
  const { data } = useLiveAccuracy(project);
  if (!data) return null;
  const { version, correct, total, accuracy, interval } = data;
  if (version === undefined) return <p className={styles.soft}>{t('accuracy.noModel')}</p>;
  if (total === 0) return <p className={styles.soft}>{t('accuracy.none', { version })}</p>;
  const counts = { version, correct: format.number(correct), total: format.number(total) };
  return (
    <section className={styles.accuracy} aria-label={t('accuracy.name')}>
      <b className={styles.share}>{format.percent(accuracy)}</b>
      <span>
        {t('accuracy.words', counts)}{' '}
        <span className={styles.soft}>{t('accuracy.range', format.interval(...interval))}</span>
      </span>
    </section>
  );
}
