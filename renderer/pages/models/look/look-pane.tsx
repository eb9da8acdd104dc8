import { SegmentedControl, Switch } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HeatStage } from '../../../components/heat/heat-stage.tsx';
import { useHeat } from '../../../components/heat/use-heat.ts';
import { SidePane } from '../../../components/side-pane.tsx';
import { usePaneKeys } from '../../../components/use-pane-keys.ts';
import { useLook } from '../../../data/use-version.ts';
import type { Pictured } from '../photo-figures.tsx';
import styles from './look-pane.module.css';
import { LookWords } from './look-words.tsx';

interface Props<Photo> {
  photos: readonly Photo[];
  position: number;
  /** Those that may be asked where they looked; the last is asked first. */
  versions: readonly [string, ...string[]];
  caption: (photo: Photo) => ReactNode;
  onGo: (position: number) => void;
  onClose: () => void;
}

/** A photo that versions were judged by, large, and where each of them looks on it. */
export function LookPane<Photo extends Pictured>({ photos, position, versions, caption, onGo, onClose }: Props<Photo>) {
  const { t } = useTranslation('models');
  const { heat, setHeat } = useHeat();
  const [version, setVersion] = useState(versions.at(-1) ?? versions[0]);
  const photo = photos[position];
  const here = photo?.picture !== undefined;
  const look = useLook(version, photo?.hash ?? '', heat && here);
  const go = (step: number) => {
    if (photos[position + step]) onGo(position + step);
  };
  usePaneKeys({ shown: photo !== undefined, onGo: go, onClose });
  if (!photo) return null;
  const label = t('photo.label', { label: photo.label });
  return (
    <SidePane name={label} position={position} count={photos.length} onGo={go} onClose={onClose}>
      <div className={styles.look}>
        <div className={styles.stage}>
          <HeatStage
            key={photo.hash}
            sources={[photo.picture, photo.thumbnail]}
            alt={label}
            heatmap={heat ? look.data?.heatmap : undefined}
          />
        </div>
        {versions.length > 1 && (
          <SegmentedControl aria-label={t('look.version')} data={[...versions]} value={version} onChange={setVersion} />
        )}
        <Switch
          checked={heat && here}
          disabled={!here}
          onChange={({ currentTarget }) => setHeat(currentTarget.checked)}
          label={t('look.heatmap', { version })}
        />
        {!here && <p>{t('photo.notHere', { count: 1 })}</p>}
        {heat && here && <LookWords version={version} look={look} />}
        <div className={styles.caption}>{caption(photo)}</div>
      </div>
    </SidePane>
  );
}
