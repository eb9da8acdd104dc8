import { useTranslation } from 'react-i18next';
import type { MonitorSpan, TrafficSeries } from '../../../contract/shapes/traffic.ts';
import { useFormat } from '../../i18n/format.ts';
import { neitherShare } from './charts/traffic-rows.ts';
import styles from './figures.module.css';

/** The whole span in four figures, each with what it means. */
export function Figures({ total, span }: { total: TrafficSeries['total']; span: MonitorSpan }) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const { predictions, ms, judged, right } = total;
  const { neither } = neitherShare(total);
  const figures = [
    {
      name: t('figure.predictions'),
      value: format.number(predictions),
      words: t(`figure.in.${span}`),
    },
    {
      name: t('figure.latency'),
      value: ms && t('ms', { ms: format.ms(ms.p95) }),
      words: t('figure.latencyWords'),
    },
    {
      name: t('figure.neither'),
      value: neither === undefined ? undefined : format.percent(neither),
      words: t('figure.neitherWords'),
    },
    {
      name: t('figure.accuracy'),
      value: judged > 0 ? format.percent(right / judged) : undefined,
      words:
        judged > 0
          ? t('figure.accuracyWords', { count: judged, right: format.number(right), judged: format.number(judged) })
          : t('figure.noAccuracy'),
    },
  ];
  return (
    <dl className={styles.figures}>
      {figures.map(({ name, value, words }) => (
        <div key={name} className={styles.figure}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>{value ?? '–'}</dd>
          <dd className={styles.words}>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
