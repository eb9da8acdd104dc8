import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { VersionSummary } from '../../../contract/shapes/model.ts';
import { Panel } from '../../components/page.tsx';
import { useFormat } from '../../i18n/format.ts';
import styles from './trend-panel.module.css';
import { type TrendPoint, trendPoints } from './trend-points.ts';

const HEIGHT = 200;
const LEFT = 48;
const SIDE = 28;
const TOP = 12;
const BOTTOM = 28;
/** Pixels a version's name needs. */
const NAME = 40;
const CAP = 5;
const DOT = 5;

/** How the test result went from version to version. The same figures stand in the list. */
export function TrendPanel({ versions }: { versions: readonly VersionSummary[] }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const inner = { width: Math.max(1, width - LEFT - 2 * SIDE), height: HEIGHT - TOP - BOTTOM };
  const { points, lines } = trendPoints(versions, inner.width / NAME);
  const across = (x: number) => LEFT + SIDE + x * inner.width;
  const up = (y: number) => TOP + (1 - y) * inner.height;
  const [first, last] = [versions.at(-1), versions[0]];
  const name =
    first && last
      ? t('trend.name', {
          first: first.version,
          last: last.version,
          from: format.percent(first.test.accuracy),
          to: format.percent(last.test.accuracy),
        })
      : '';
  const said = new Map(
    versions.map(({ version, test }) => [
      version,
      t('trend.point', { version, share: format.percent(test.accuracy), ...format.interval(...test.interval) }),
    ]),
  );
  const path = points.map(({ x, y }) => `${across(x)},${up(y)}`).join(' ');
  return (
    <Panel id="models-trend" title={t('trend.title')}>
      <p className={styles.words}>{t('trend.words')}</p>
      <div ref={ref}>
        {width > 0 && (
          <svg className={styles.chart} width={width} height={HEIGHT} role="img" aria-label={name}>
            {lines.map(({ share, y }) => (
              <g key={share}>
                <line className={styles.grid} x1={LEFT} x2={width} y1={up(y)} y2={up(y)} />
                <text className={styles.tick} x={LEFT - 8} y={up(y) + 4} textAnchor="end">
                  {format.percent(share)}
                </text>
              </g>
            ))}
            <polyline className={styles.line} points={path} />
            {points.map((point) => (
              <Point key={point.version} point={point} across={across} up={up} title={said.get(point.version) ?? ''} />
            ))}
          </svg>
        )}
      </div>
    </Panel>
  );
}

interface PointProps {
  point: TrendPoint;
  across: (x: number) => number;
  up: (y: number) => number;
  title: string;
}

function Point({ point, across, up, title }: PointProps) {
  const x = across(point.x);
  const [low, high] = [up(point.low), up(point.high)];
  return (
    <g className={styles.point} data-role={point.role}>
      <title>{title}</title>
      <path
        className={styles.bar}
        d={`M${x - CAP} ${low}h${2 * CAP}M${x - CAP} ${high}h${2 * CAP}M${x} ${low}V${high}`}
      />
      <circle className={styles.dot} cx={x} cy={up(point.y)} r={DOT} />
      {point.named && (
        <text className={styles.name} x={x} y={HEIGHT - 8} textAnchor="middle">
          {point.name}
        </text>
      )}
    </g>
  );
}
