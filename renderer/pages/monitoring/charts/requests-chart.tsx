import { useTranslation } from 'react-i18next';
import { Area } from 'recharts';
import { axisTicks } from '../../../components/chart/axis-ticks.ts';
import { useFormat } from '../../../i18n/format.ts';
import type { ChartFrame } from './chart-frame.ts';
import { TrafficChart } from './traffic-chart.tsx';

/** How much was asked. */
export function RequestsChart({ frame, words }: { frame: ChartFrame; words: string }) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const columns = [
    {
      key: 'predictions',
      name: t('chart.predictions'),
      value: ({ predictions }: ChartFrame['rows'][number]) =>
        predictions > 0 ? format.number(predictions) : undefined,
    },
  ];
  return (
    <TrafficChart
      id="requests"
      frame={frame}
      title={t('chart.requests')}
      words={words}
      columns={columns}
      tick={format.number}
      ticks={axisTicks(
        frame.rows.map(({ predictions }) => predictions),
        4,
      )}
    >
      <Area
        dataKey="predictions"
        type="step"
        stroke="var(--m-accent-ink)"
        fill="var(--m-accent-ink)"
        fillOpacity={0.35}
        activeDot={false}
        isAnimationActive={false}
      />
    </TrafficChart>
  );
}
