import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoadResult, LoadSample } from '../../../../contract/shapes/load.ts';
import type { StepNames } from '../../../components/chart/column.ts';
import { useFormat } from '../../../i18n/format.ts';
import { loadRows } from '../load-rows.ts';
import { LinesChart } from './lines-chart.tsx';
import styles from './load-charts.module.css';
import { RateChart } from './rate-chart.tsx';

interface Props {
  samples: readonly LoadSample[];
  /** The same test of the version before. */
  before?: LoadResult | undefined;
}

/** How it went, second by second. Drawn only when it changes: charts are dear. */
export const LoadCharts = memo(function LoadCharts({ samples, before }: Props) {
  const { t } = useTranslation('load');
  const format = useFormat();
  const rows = useMemo(() => loadRows(samples, before?.samples), [samples, before]);
  const names: StepNames = {
    tick: (at) => t('chart.second', { second: format.number(Number(at)) }),
    whole(at) {
      const row = rows.find((one) => one.at === at);
      return t('chart.whole', { from: format.number((row?.from ?? 0) + 1), to: format.number(row?.to ?? 0) });
    },
  };
  const frame = { rows, names };
  const ms = (value: number) => t('ms', { ms: format.ms(value) });
  const version = before?.versions[0]?.version;
  return (
    <div className={styles.charts}>
      <RateChart {...frame} />
      <LinesChart
        id="load-latency"
        {...frame}
        title={t('chart.latency')}
        words={t('chart.latencyWords')}
        show={ms}
        least={4}
        lines={[
          { key: 'p99', name: t('chart.within', { share: 99 }), stroke: 'var(--m-line-strong)', dash: '2 3' },
          { key: 'p95', name: t('chart.within', { share: 95 }), stroke: 'var(--m-accent-ink)' },
          { key: 'p50', name: t('chart.within', { share: 50 }), stroke: 'var(--m-ink)', dash: '6 3' },
          ...(version === undefined
            ? []
            : [
                {
                  key: 'before' as const,
                  name: t('chart.beforeOf', { version }),
                  stroke: 'var(--m-class-2)',
                  dash: '8 3 2 3',
                },
              ]),
        ]}
      />
      <LinesChart
        id="load-trouble"
        {...frame}
        title={t('chart.trouble')}
        words={
          rows.some(({ turnedAway, errors }) => turnedAway + errors > 0) ? t('chart.troubleWords') : t('chart.none')
        }
        show={format.rate}
        least={4}
        lines={[
          { key: 'turnedAway', name: t('chart.turnedAway'), stroke: 'var(--m-warn)', dash: '6 3' },
          { key: 'errors', name: t('chart.errors'), stroke: 'var(--m-danger)' },
        ]}
      />
      <LinesChart
        id="load-cpu"
        {...frame}
        title={t('chart.cpu')}
        words={t('chart.cpuWords')}
        show={format.percent}
        least={1}
        lines={[
          { key: 'cpu', name: t('chart.generator'), stroke: 'var(--m-accent-ink)' },
          ...(rows.some(({ apiCpu }) => apiCpu !== undefined)
            ? [{ key: 'apiCpu' as const, name: t('chart.api'), stroke: 'var(--m-ink)', dash: '6 3' }]
            : []),
        ]}
      />
    </div>
  );
});
