import { useTranslation } from 'react-i18next';
import type { VersionResults } from '../../../../contract/models.ts';
import { Panel } from '../../../components/page.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './calibration-plot.module.css';

const SIZE = 240;
const LEFT = 62;
const RIGHT = 24;
const BOTTOM = 36;
const TOP = 10;
const TICKS = [0, 0.25, 0.5, 0.75, 1];
const LARGEST = 9;
const SMALLEST = 3;

const across = (share: number) => LEFT + share * SIZE;
const up = (share: number) => TOP + (1 - share) * SIZE;

/** How often it was right by how sure it was. The same stands in words beside it. */
export function CalibrationPanel({ bins }: { bins: VersionResults['calibration'] }) {
  const { t } = useTranslation('models');
  return (
    <Panel title={t('calibration.title')}>
      <p className={styles.words}>{t('calibration.words')}</p>
      <div className={styles.both}>
        <Plot bins={bins} />
        <BinList bins={bins} />
      </div>
    </Panel>
  );
}

function Plot({ bins }: { bins: VersionResults['calibration'] }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const most = Math.max(1, ...bins.map(({ photos }) => photos));
  const radius = (photos: number) => Math.max(SMALLEST, LARGEST * Math.sqrt(photos / most));
  const dots = bins.map(({ sure, right, photos }) => ({ x: across(sure), y: up(right / photos), r: radius(photos) }));
  return (
    <svg
      className={styles.plot}
      viewBox={`0 0 ${LEFT + SIZE + RIGHT} ${TOP + SIZE + BOTTOM}`}
      role="img"
      aria-label={t('calibration.name')}
    >
      {TICKS.map((share) => (
        <g key={share}>
          <line className={styles.grid} x1={across(0)} x2={across(1)} y1={up(share)} y2={up(share)} />
          <line className={styles.grid} x1={across(share)} x2={across(share)} y1={up(0)} y2={up(1)} />
          <text className={styles.tick} x={LEFT - 6} y={up(share) + 4} textAnchor="end">
            {format.percent(share)}
          </text>
          <text className={styles.tick} x={across(share)} y={up(0) + 15} textAnchor="middle">
            {format.percent(share)}
          </text>
        </g>
      ))}
      <line className={styles.ideal} x1={across(0)} y1={up(0)} x2={across(1)} y2={up(1)} />
      <polyline className={styles.line} points={dots.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {dots.map(({ x, y, r }) => (
        <circle key={x} className={styles.dot} cx={x} cy={y} r={r} />
      ))}
      <text className={styles.axis} x={across(0.5)} y={TOP + SIZE + BOTTOM - 4} textAnchor="middle">
        {t('calibration.sure')} →
      </text>
      <text className={styles.axis} x={-up(0.5)} y={10} transform="rotate(-90)" textAnchor="middle">
        {t('calibration.right')} →
      </text>
    </svg>
  );
}

function BinList({ bins }: { bins: VersionResults['calibration'] }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  return (
    <table className={styles.bins}>
      <thead>
        <tr>
          <th scope="col">{t('calibration.sure')}</th>
          <th scope="col" colSpan={2}>
            {t('calibration.right')}
          </th>
        </tr>
      </thead>
      <tbody>
        {bins.toReversed().map(({ sure, right, photos }) => (
          <tr key={sure}>
            <th scope="row">{t('calibration.about', { share: format.confidence(sure) })}</th>
            <td>{t('classes.of', { correct: format.number(right), total: format.number(photos) })}</td>
            <td className={styles.share}>{format.percent(right / photos)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
