import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MonitorSpan, TrafficSeries } from '../../../../contract/shapes/traffic.ts';
import { useFormat, useLocale } from '../../../i18n/format.ts';
import { AccuracyChart } from './accuracy-chart.tsx';
import { LatencyChart } from './latency-chart.tsx';
import { MixChart } from './mix-chart.tsx';
import { NeitherChart } from './neither-chart.tsx';
import { NotJudged } from './not-judged.tsx';
import { RequestsChart } from './requests-chart.tsx';
import { shownVerdicts } from './shown-verdicts.ts';
import { stepLength, stepNames } from './step-names.ts';
import { switchMarks } from './switch-marks.ts';
import styles from './traffic-charts.module.css';
import { trafficRows } from './traffic-rows.ts';

interface Props {
  series: TrafficSeries;
  span: MonitorSpan;
}

/** How it went, step by step. Drawn only when it changes: charts are dear. */
export const TrafficCharts = memo(function TrafficCharts({ series, span }: Props) {
  const { t } = useTranslation('monitoring');
  const locale = useLocale();
  const format = useFormat();
  const shown = useMemo(() => shownVerdicts(series.total.verdicts), [series]);
  const frame = useMemo(
    () => ({
      rows: trafficRows(series.points, shown),
      marks: switchMarks(series),
      names: stepNames(locale, span, series.step),
    }),
    [series, shown, span, locale],
  );
  const { judged, right } = series.total;
  return (
    <div className={styles.charts}>
      <RequestsChart frame={frame} words={t('chart.words.requests', { step: stepLength(locale, series.step) })} />
      <MixChart frame={frame} shown={shown} words={t('chart.words.mix')} />
      <LatencyChart frame={frame} words={t('chart.words.latency')} />
      <NeitherChart frame={frame} words={t('chart.words.neither')} />
      {judged > 0 ? (
        <AccuracyChart
          frame={frame}
          words={t('chart.words.accuracy', {
            count: judged,
            right: format.number(right),
            judged: format.number(judged),
          })}
        />
      ) : (
        <NotJudged />
      )}
    </div>
  );
});
