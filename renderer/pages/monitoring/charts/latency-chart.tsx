import { useTranslation } from 'react-i18next';
import { axisTicks } from '../../../components/chart/axis-ticks.ts';
import { ChartLegend } from '../../../components/chart/chart-legend.tsx';
import type { Column } from '../../../components/chart/column.ts';
import { drawnLine, LineSample } from '../../../components/chart/drawn-line.tsx';
import { useFormat } from '../../../i18n/format.ts';
import type { ChartFrame } from './chart-frame.ts';
import { TrafficChart } from './traffic-chart.tsx';
import type { TrafficRow } from './traffic-rows.ts';

/** Told apart by how the line is drawn. */
const lines = [
  { key: 'p99', share: 99, stroke: 'var(--m-line-strong)', dash: '2 3' },
  { key: 'p95', share: 95, stroke: 'var(--m-accent-ink)', dash: undefined },
  { key: 'p50', share: 50, stroke: 'var(--m-ink)', dash: '6 3' },
] as const;

/** How long answers took: half of them, 95 and 99 of 100 within. */
export function LatencyChart({ frame, words }: { frame: ChartFrame; words: string }) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const columns = lines.map(
    ({ key, share, ...style }): Column<TrafficRow> => ({
      key,
      name: t('chart.within', { share }),
      mark: <LineSample {...style} />,
      value: ({ [key]: ms }) => (ms === undefined ? undefined : t('ms', { ms: format.ms(ms) })),
    }),
  );
  return (
    <TrafficChart
      id="latency"
      frame={frame}
      title={t('chart.latency')}
      words={words}
      columns={columns}
      ticks={axisTicks(
        frame.rows.map(({ p99 }) => p99),
        4,
      )}
      tick={(ms) => t('ms', { ms: format.ms(ms) })}
      legend={<ChartLegend columns={columns} />}
    >
      {lines.map(({ key, ...style }) => drawnLine(key, style, frame.rows))}
    </TrafficChart>
  );
}
