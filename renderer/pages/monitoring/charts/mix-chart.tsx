import { useTranslation } from 'react-i18next';
import { Area } from 'recharts';
import { own } from '../../../../contract/shapes/own.ts';
import { SHARES } from '../../../components/chart/axis-ticks.ts';
import styles from '../../../components/chart/chart.module.css';
import { ChartLegend } from '../../../components/chart/chart-legend.tsx';
import type { Column } from '../../../components/chart/column.ts';
import { NEITHER } from '../../../components/class-mark.ts';
import { ClassSymbol } from '../../../components/class-symbol.tsx';
import { useClassMark } from '../../../data/classes-context.tsx';
import { useFormat } from '../../../i18n/format.ts';
import type { ChartFrame } from './chart-frame.ts';
import { OTHERS, type ShownVerdicts } from './shown-verdicts.ts';
import { TrafficChart } from './traffic-chart.tsx';
import type { TrafficRow } from './traffic-rows.ts';

/** Which verdicts were given, as shares of each step. */
export function MixChart({ frame, shown, words }: { frame: ChartFrame; shown: ShownVerdicts; words: string }) {
  const { t } = useTranslation('monitoring');
  const { t: common } = useTranslation();
  const format = useFormat();
  const verdicts = [...shown.named, ...(shown.others ? [OTHERS] : [])];
  const nameOf = (verdict: string) => {
    if (verdict === OTHERS) return t('chart.others');
    return verdict === NEITHER ? common('neither') : verdict;
  };
  const columns = verdicts.map(
    (verdict): Column<TrafficRow> => ({
      key: verdict,
      name: nameOf(verdict),
      mark: <Mark verdict={verdict} />,
      value: ({ shares: { [verdict]: share } }) => (share === undefined ? undefined : format.percent(share)),
    }),
  );
  return (
    <TrafficChart
      id="mix"
      frame={frame}
      title={t('chart.mix')}
      words={words}
      columns={columns}
      tick={format.percent}
      ticks={SHARES}
      legend={<ChartLegend columns={columns} />}
    >
      {verdicts.map((verdict) => (
        <Share key={verdict} verdict={verdict} />
      ))}
    </TrafficChart>
  );
}

/** One verdict's part of the steps. */
function Share({ verdict }: { verdict: string }) {
  const { color } = useClassMark(verdict);
  return (
    <Area
      dataKey={({ shares }: TrafficRow) => own(shares, verdict) ?? 0}
      stackId="verdicts"
      type="step"
      fill={verdict === OTHERS ? 'var(--m-line-strong)' : color}
      fillOpacity={1}
      stroke="var(--m-surface)"
      activeDot={false}
      isAnimationActive={false}
    />
  );
}

function Mark({ verdict }: { verdict: string }) {
  if (verdict !== OTHERS) return <ClassSymbol label={verdict} size={12} />;
  return (
    <svg className={styles.sample} width={12} height={12} aria-hidden>
      <rect width={12} height={12} fill="var(--m-line-strong)" />
    </svg>
  );
}
