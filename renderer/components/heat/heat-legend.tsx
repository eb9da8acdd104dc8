import { useTranslation } from 'react-i18next';
import { heatStops } from '../../../contract/shapes/heat-color.ts';
import styles from './heat-legend.module.css';

const scale = heatStops.map((stop) => `rgb(${stop.join(' ')})`).join(', ');

/** How to read the heatmap. */
export function HeatLegend({ label }: { label: string }) {
  const { t } = useTranslation('predict');
  return (
    <div className={styles.legend}>
      <p className={styles.line}>
        <span>{t('heatmap.least')}</span>
        <span className={styles.scale} style={{ background: `linear-gradient(to right, ${scale})` }} aria-hidden />
        <span>{t('heatmap.most', { label })}</span>
      </p>
      <p>{t('heatmap.square')}</p>
    </div>
  );
}
