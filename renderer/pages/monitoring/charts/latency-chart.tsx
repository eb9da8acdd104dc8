import { useTranslation } from 'react-i18next';
import { Line } from 'recharts';
import { axisTicks } from '../../../components/chart/axis-ticks.ts';
import styles from '../../../components/chart/chart.module.css';
import type { Column } from '../../../components/chart/column.ts';
import { lonely } from '../../../components/chart/lonely.tsx';
import { useFormat } from '../../../i18n/format.ts';
import type { ChartFrame } from './chart-frame.ts';
import { TrafficChart } from './traffic-chart.tsx';
import type { TrafficRow } from './traffic-rows.ts';

/** Told apart by how the line is drawn. */
const lines = [
  { key: 'p99', share: 99, stroke: 'var(--m-line-strong)', strokeDasharray: '2 3' },
  { key: 'p95', share: 95, stroke: 'var(--m-accent-ink)', strokeDasharray: undefined },
  { key: 'p50', share: 50, stroke: 'var(--m-ink)', strokeDasharray: '6 3' },
] as const;

/** How long answers took: half of them, 95 and 99 of 100 within. */
export function LatencyChart({ frame, words }: { frame: ChartFrame; words: string }) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const columns = lines.map(
    ({ key, share, stroke, strokeDasharray }): Column<TrafficRow> => ({
      key,
      name: t('chart.within', { share }),
      mark: (
        <svg className={styles.sample} width={20} height={10} aria-hidden>
          <line x1={0} x2={20} y1={5} y2={5} stroke={stroke} strokeWidth={2} strokeDasharray={strokeDasharray} />
        </svg>
      ),
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
      legend={
        <ul className={styles.legend}>
          {columns.map(({ key, name, mark }) => (
            <li key={key}>
              {mark}
              {name}
            </li>
          ))}
        </ul>
      }
    >
      {lines.map(({ key, stroke, strokeDasharray }) => (
        <Line
          key={key}
          dataKey={key}
          stroke={stroke}
          strokeWidth={2}
          {...(strokeDasharray && { strokeDasharray })}
          dot={lonely(frame.rows.map(({ [key]: ms }) => ms))}
          activeDot={{ r: 3, fill: stroke, stroke: 'none' }}
          isAnimationActive={false}
        />
      ))}
    </TrafficChart>
  );
}
