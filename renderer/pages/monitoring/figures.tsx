import { useTranslation } from 'react-i18next';
import type { MonitorSpan, TrafficSeries } from '../../../contract/shapes/traffic.ts';
import { FigureRow } from '../../components/figure-row.tsx';
import { useFormat } from '../../i18n/format.ts';
import { neitherShare } from './charts/traffic-rows.ts';

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
  return <FigureRow figures={figures} />;
}
