import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconPhotoOff } from '../../../components/icons.ts';
import type { ResultItem } from '../results/result-item.ts';
import { HeatCanvas } from './heat-canvas.tsx';
import styles from './photo-stage.module.css';
import { useOriginalUrl } from './use-original-url.ts';

interface Props {
  batch: string;
  item: ResultItem;
  heat: boolean;
  /** The small picture's address has run out. */
  onGone: () => void;
}

/** The photo, as large as it is here, with the heatmap over it if asked. */
export function PhotoStage({ batch, item, heat, onGone }: Props) {
  const { t } = useTranslation('predict');
  const original = useOriginalUrl(batch, item.index);
  // Not every browser draws every format that Meadow reads.
  const [failed, setFailed] = useState<readonly string[]>([]);
  const [ratio, setRatio] = useState<number>();
  const src = [original, item.thumbnail].find((address) => address && !failed.includes(address));
  if (!src) {
    return (
      <div className={styles.stage}>
        <IconPhotoOff size={48} stroke={1} role="img" aria-label={t('noPicture')} />
      </div>
    );
  }
  const heatmap = heat ? item.verdict?.heatmap : undefined;
  const onError = () => {
    setFailed([...failed, src]);
    if (src === item.thumbnail) onGone();
  };
  return (
    <div className={styles.stage}>
      <img
        key={src}
        className={styles.photo}
        src={src}
        alt={item.photo}
        decoding="async"
        onLoad={({ currentTarget }) => setRatio(currentTarget.naturalWidth / currentTarget.naturalHeight)}
        onError={onError}
      />
      {heatmap && ratio && <HeatCanvas heatmap={heatmap} ratio={ratio} />}
    </div>
  );
}
