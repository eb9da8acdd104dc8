import { Button, NativeSelect } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../../../contract/projects.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { IconCamera } from '../../../components/icons.ts';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { takePhoto, useCamera } from '../../predict/camera/use-camera.ts';
import styles from './camera-burst.module.css';
import { useBurst } from './use-burst.ts';

/** While the button is held, so many milliseconds lie between two pictures. */
const BETWEEN_MS = 350;

/** Takes pictures straight into the project, one a press or many while the button is held. */
export default function CameraBurst({ project, onClose }: { project: Project; onClose: () => void }) {
  const { t } = useTranslation('photos');
  const { t: predict } = useTranslation('predict');
  const format = useFormat();
  const video = useRef<HTMLVideoElement>(null);
  const camera = useCamera(video, undefined);
  const [label, setLabel] = useState('');
  const { add, taken, last, error } = useBurst(project.id, label);
  const held = useRef<ReturnType<typeof setInterval>>(undefined);
  const take = useCallback(async () => {
    if (video.current) await add(await takePhoto(video.current, `camera-${Date.now()}.jpg`));
  }, [add]);
  const release = useCallback(() => {
    clearInterval(held.current);
    held.current = undefined;
  }, []);
  const press = () => {
    void take();
    held.current ??= setInterval(() => void take(), BETWEEN_MS);
  };
  useEffect(() => {
    window.addEventListener('pointerup', release);
    return () => {
      window.removeEventListener('pointerup', release);
      release();
    };
  }, [release]);
  return (
    <Dialog opened onClose={onClose} title={t('camera.title')} size="xl">
      <div className={styles.camera}>
        <div className={styles.view}>
          <video ref={video} className={styles.video} autoPlay playsInline muted aria-label={predict('camera.live')} />
          {camera.state !== 'live' && <p className={styles.state}>{predict(`camera.${camera.state}`)}</p>}
          {last && <img key={last} className={styles.last} src={last} alt="" />}
        </div>
        <div className={styles.controls}>
          <NativeSelect
            label={t('camera.label')}
            value={label}
            disabled={taken > 0}
            data={[{ value: '', label: t('camera.unlabelled') }, ...project.classes]}
            onChange={({ currentTarget }) => setLabel(currentTarget.value)}
          />
          <Button
            size="md"
            data-autofocus
            leftSection={<IconCamera size={20} aria-hidden />}
            disabled={camera.state !== 'live'}
            onPointerDown={press}
            onKeyDown={({ key }) => (key === ' ' || key === 'Enter') && void take()}
          >
            {predict('camera.take')}
          </Button>
          <Button size="md" variant="default" onClick={onClose}>
            {predict(taken > 0 ? 'camera.done' : 'camera.close')}
          </Button>
          <p className={styles.count} aria-live="polite">
            {taken > 0 ? t('camera.taken', { count: taken, number: format.number(taken) }) : t('camera.hint')}
          </p>
        </div>
        {error != null && <TroubleNote error={error} />}
      </div>
    </Dialog>
  );
}
