import { useTranslation } from 'react-i18next';
import { Area, ReferenceLine } from 'recharts';
import { axisTicks } from '../../../components/chart/axis-ticks.ts';
import type { StepNames } from '../../../components/chart/column.ts';
import { StepChart } from '../../../components/chart/step-chart.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { type LoadRow, userMarks } from '../load-rows.ts';

/** Room above for the numbers of users. */
const NUMBERS = 24;

/** How much was answered, and by how many it was asked. */
export function RateChart({ rows, names }: { rows: readonly LoadRow[]; names: StepNames }) {
  const { t } = useTranslation('load');
  const format = useFormat();
  const columns = [
    { key: 'rate', name: t('chart.rate'), value: ({ rate }: LoadRow) => format.rate(rate) },
    { key: 'users', name: t('chart.users'), value: ({ users }: LoadRow) => format.number(users) },
    {
      key: 'replicas',
      name: t('chart.replicas'),
      value: ({ replicas }: LoadRow) => (replicas === undefined ? undefined : format.number(replicas)),
    },
  ];
  const told = rows.some(({ replicas }) => replicas !== undefined) ? columns : columns.slice(0, 2);
  return (
    <StepChart
      id="load-rate"
      rows={rows}
      names={names}
      title={t('chart.rate')}
      words={t('chart.rateWords')}
      columns={told}
      tick={format.rate}
      ticks={axisTicks(
        rows.map(({ rate }) => rate),
        4,
      )}
      top={NUMBERS}
    >
      <Area
        dataKey="rate"
        stroke="var(--m-accent-ink)"
        strokeWidth={2}
        fill="var(--m-accent-ink)"
        fillOpacity={0.25}
        activeDot={false}
        isAnimationActive={false}
      />
      {userMarks(rows).map(({ at, users }) => (
        <ReferenceLine
          key={at}
          x={at}
          stroke="var(--m-ink-soft)"
          strokeDasharray="4 3"
          label={{ value: format.number(users), position: 'top', offset: 9, fill: 'var(--m-ink)', fontSize: 11 }}
        />
      ))}
    </StepChart>
  );
}
