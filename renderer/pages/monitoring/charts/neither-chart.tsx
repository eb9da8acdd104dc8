import { useTranslation } from 'react-i18next';
import { Area } from 'recharts';
import { axisTicks } from '../../../components/chart/axis-ticks.ts';
import { lonely } from '../../../components/chart/lonely.tsx';
import { useFormat } from '../../../i18n/format.ts';
import type { ChartFrame } from './chart-frame.ts';
import { TrafficChart } from './traffic-chart.tsx';
import type { TrafficRow } from './traffic-rows.ts';

/** How often a photo was none of the classes. */
export function NeitherChart({ frame, words }: { frame: ChartFrame; words: string }) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const values = frame.rows.map(({ neither }) => neither);
  const columns = [
    {
      key: 'neither',
      name: t('chart.neitherShare'),
      value: ({ neither }: TrafficRow) => (neither === undefined ? undefined : format.percent(neither)),
    },
  ];
  return (
    <TrafficChart
      id="neither"
      frame={frame}
      title={t('chart.neither')}
      words={words}
      columns={columns}
      tick={format.percent}
      ticks={axisTicks(values, 0.1)}
    >
      <Area
        dataKey="neither"
        stroke="var(--m-class-neither)"
        strokeWidth={2}
        fill="var(--m-class-neither)"
        fillOpacity={0.25}
        dot={lonely(values)}
        activeDot={{ r: 3, fill: 'var(--m-class-neither)', stroke: 'none' }}
        isAnimationActive={false}
      />
    </TrafficChart>
  );
}
