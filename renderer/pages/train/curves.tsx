import { useTranslation } from 'react-i18next';
import type { RunUpdate } from '../../../contract/training.ts';
import { useFormat } from '../../i18n/format.ts';
import { curvePath, scaled } from './curve-path.ts';
import styles from './curves.module.css';

const WIDTH = 520;
const HEIGHT = 150;

/**
 * How the training learns: how often it is right on photos held out of it, beside the version that is live where that was
 * asked about the very same ones, and what it loses.
 */
export function Curves({ update }: { update: RunUpdate }) {
  const { t } = useTranslation('train');
  const format = useFormat();
  const pointsOf = (...names: string[]) => update.curves.find(({ name }) => names.includes(name))?.points ?? [];
  // Trainings of before call it the second.
  const [loss, accuracy] = [pointsOf('loss'), pointsOf('first-split-accuracy', 'accuracy')];
  if (loss.length === 0) return <p className={styles.soft}>{t('curve.waiting')}</p>;
  const right = accuracy.at(-1)?.value;
  const { photos = 0, live } = update.heldOut ?? {};
  const on = photos > 0 ? { count: photos, number: format.number(photos) } : undefined;
  const liveRight = live && photos > 0 ? live.right / photos : undefined;
  const summary = t('curve.summary', {
    steps: format.number((loss.at(-1)?.step ?? 0) + 1),
    accuracy: right === undefined ? '–' : format.percentFine(right),
    loss: format.small(loss.at(-1)?.value ?? 0),
  });
  return (
    <figure className={styles.figure}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={styles.chart}
        role="img"
        aria-label={summary}
      >
        {[0.25, 0.5, 0.75].map((y) => (
          <line key={y} x1={0} x2={WIDTH} y1={y * HEIGHT} y2={y * HEIGHT} className={styles.grid} />
        ))}
        {liveRight !== undefined && (
          <line x1={0} x2={WIDTH} y1={(1 - liveRight) * HEIGHT} y2={(1 - liveRight) * HEIGHT} className={styles.live} />
        )}
        <path d={curvePath(scaled(loss, undefined, 0), WIDTH, HEIGHT)} className={styles.loss} />
        <path d={curvePath(scaled(accuracy, 1, 0), WIDTH, HEIGHT)} className={styles.accuracy} />
      </svg>
      <figcaption className={styles.legend}>
        <span className={styles.keyAccuracy}>
          {on ? t('curve.accuracyOn', on) : t('curve.accuracy')}
          {right !== undefined && ` ${format.percentFine(right)}`}
        </span>
        <span className={styles.keyLoss}>
          {t('curve.loss')} {format.small(loss.at(-1)?.value ?? 0)}
        </span>
        {live && liveRight !== undefined && (
          <span className={styles.keyLive}>
            {t('curve.live', { version: live.version })} {format.percentFine(liveRight)}
          </span>
        )}
        <span className={styles.axis}>
          {format.number((loss.at(-1)?.step ?? 0) + 1)} {t('curve.axis')}
        </span>
        <span className={styles.note}>{t('curve.note')}</span>
      </figcaption>
    </figure>
  );
}
