import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Heatmap } from '../../../contract/shapes/verdict.ts';
import { IconPhotoOff } from '../icons.ts';
import { HeatCanvas } from './heat-canvas.tsx';
import styles from './heat-stage.module.css';

interface Props {
  /** Addresses of the photo, the best first: not every browser draws every format that Meadow reads. */
  sources: readonly (string | undefined)[];
  alt: string;
  /** None where none is to be shown. */
  heatmap: Heatmap | undefined;
  onFailed?: (address: string) => void;
}

/** A photo, as large as it is here, with a heatmap over it if there is one. */
export function HeatStage({ sources, alt, heatmap, onFailed }: Props) {
  const { t } = useTranslation('predict');
  const [failed, setFailed] = useState<readonly string[]>([]);
  const [ratio, setRatio] = useState<number>();
  const src = sources.find((address) => address && !failed.includes(address));
  if (!src) {
    return (
      <div className={styles.stage}>
        <IconPhotoOff size={48} stroke={1} role="img" aria-label={t('noPicture')} />
      </div>
    );
  }
  const onError = () => {
    setFailed([...failed, src]);
    onFailed?.(src);
  };
  return (
    <div className={styles.stage}>
      <img
        key={src}
        className={styles.photo}
        src={src}
        alt={alt}
        decoding="async"
        onLoad={({ currentTarget }) => setRatio(currentTarget.naturalWidth / currentTarget.naturalHeight)}
        onError={onError}
      />
      {heatmap && ratio && <HeatCanvas heatmap={heatmap} ratio={ratio} />}
    </div>
  );
}
