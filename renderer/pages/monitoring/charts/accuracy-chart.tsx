import { useTranslation } from 'react-i18next';
import { type DotItemDotProps, Line } from 'recharts';
import { SHARES } from '../../../components/chart/axis-ticks.ts';
import styles from '../../../components/chart/chart.module.css';
import { useFormat } from '../../../i18n/format.ts';
import type { ChartFrame } from './chart-frame.ts';
import { TrafficChart } from './traffic-chart.tsx';
import { FEW, type TrafficRow } from './traffic-rows.ts';

const LINE = 'var(--m-accent-ink)';

/** How often verdicts were right, by what people said of them. */
export function AccuracyChart({ frame, words }: { frame: ChartFrame; words: string }) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const columns = [
    {
      key: 'accuracy',
      name: t('chart.right'),
      value: ({ accuracy, right, judged }: TrafficRow) =>
        accuracy === undefined
          ? undefined
          : t('chart.rightOf', {
              share: format.percent(accuracy),
              right: format.number(right),
              judged: format.number(judged),
            }),
    },
  ];
  return (
    <TrafficChart
      id="accuracy"
      frame={frame}
      title={t('chart.accuracy')}
      words={words}
      columns={columns}
      tick={format.percent}
      ticks={SHARES}
      legend={
        <ul className={styles.legend}>
          <li>
            <Sample bare={false} />
            {t('chart.enough', { count: FEW })}
          </li>
          <li>
            <Sample bare />
            {t('chart.few')}
          </li>
        </ul>
      }
    >
      <Line
        dataKey="sure"
        stroke={LINE}
        strokeWidth={2}
        dot={false}
        activeDot={false}
        connectNulls
        isAnimationActive={false}
      />
      <Line
        dataKey="accuracy"
        stroke="none"
        dot={Point}
        activeDot={{ r: 5, fill: LINE, stroke: 'none' }}
        isAnimationActive={false}
      />
    </TrafficChart>
  );
}

/** Full where enough were judged, else bare. */
function Point({ key, cx, cy, payload }: DotItemDotProps) {
  if (cx === undefined || cy === undefined || payload.accuracy === undefined) return <g key={key} />;
  const fill = payload.sure === undefined ? 'var(--m-surface)' : LINE;
  return <circle key={key} cx={cx} cy={cy} r={3.5} fill={fill} stroke={LINE} strokeWidth={1.5} />;
}

function Sample({ bare }: { bare: boolean }) {
  return (
    <svg className={styles.sample} width={20} height={12} aria-hidden>
      {!bare && <line x1={0} x2={20} y1={6} y2={6} stroke={LINE} strokeWidth={2} />}
      <circle cx={10} cy={6} r={3.5} fill={bare ? 'var(--m-surface)' : LINE} stroke={LINE} strokeWidth={1.5} />
    </svg>
  );
}
