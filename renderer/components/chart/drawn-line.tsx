import { Line } from 'recharts';
import styles from './chart.module.css';
import { lonely } from './lonely.tsx';

/** How a line is drawn: told apart by its dashes, too. */
export interface LineStyle {
  stroke: string;
  dash?: string | undefined;
}

/** A piece of it, for the legend. */
export const LineSample = ({ stroke, dash }: LineStyle) => (
  <svg className={styles.sample} width={20} height={10} aria-hidden>
    <line x1={0} x2={20} y1={5} y2={5} stroke={stroke} strokeWidth={2} strokeDasharray={dash} />
  </svg>
);

/** The line itself, through the values that rows have by this key. */
export const drawnLine = <Key extends string>(
  key: Key,
  { stroke, dash }: LineStyle,
  rows: readonly { [K in Key]?: number | undefined }[],
) => (
  <Line
    key={key}
    dataKey={key}
    stroke={stroke}
    strokeWidth={2}
    {...(dash && { strokeDasharray: dash })}
    dot={lonely(rows.map(({ [key]: value }) => value))}
    activeDot={{ r: 3, fill: stroke, stroke: 'none' }}
    isAnimationActive={false}
  />
);
