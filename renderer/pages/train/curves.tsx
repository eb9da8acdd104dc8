import { useTranslation } from 'react-i18next';
import type { RunUpdate } from '../../../contract/training.ts';
import { useFormat } from '../../i18n/format.ts';
import { curvePath, scaled } from './curve-path.ts';
import styles from './curves.module.css';

const WIDTH = 520;
const HEIGHT = 150;

/** How the training learns: how often it is right on test photos beside the live version, and what it loses. */
export function Curves({ update }: { update: RunUpdate }) {
  const { t } = useTranslation('train');
  const format = useFormat();
  const pointsOf = (...names: string[]) => update.curves.find(({ name }) => names.includes(name))?.points ?? [];
  // Trainings of before call it the second.
  const [loss, accuracy] = [pointsOf('loss'), pointsOf('first-split-accuracy', 'accuracy')];
  if (loss.length === 0) return <p className={styles.soft}>{t('curve.waiting')}</p>;
  const right = accuracy.at(-1)?.value;
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
        {update.live && (
          <line
            x1={0}
            x2={WIDTH}
            y1={(1 - update.live.accuracy) * HEIGHT}
            y2={(1 - update.live.accuracy) * HEIGHT}
            className={styles.live}
          />
        )}
        <path d={curvePath(scaled(loss, undefined, 0), WIDTH, HEIGHT)} className={styles.loss} />
        <path d={curvePath(scaled(accuracy, 1, 0), WIDTH, HEIGHT)} className={styles.accuracy} />
      </svg>
      <figcaption className={styles.legend}>
        <span className={styles.keyAccuracy}>
          {t('curve.accuracy')}
          {right !== undefined && ` ${format.percentFine(right)}`}
        </span>
        <span className={styles.keyLoss}>
          {t('curve.loss')} {format.small(loss.at(-1)?.value ?? 0)}
        </span>
        {update.live && (
          <span className={styles.keyLive}>
            {t('curve.live', { version: update.live.version })} {format.percentFine(update.live.accuracy)}
          </span>
        )}
        <span className={styles.axis}>
          {format.number((loss.at(-1)?.step ?? 0) + 1)} {t('curve.axis')}
        </span>
      </figcaption>
    </figure>
  );
}
