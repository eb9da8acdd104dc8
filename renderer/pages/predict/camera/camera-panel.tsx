import { Button, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ClassBars } from '../../../components/class-bars.tsx';
import { NEITHER } from '../../../components/class-mark.ts';
import { IconCamera } from '../../../components/icons.ts';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { listenToKeys } from '../../../shell/is-asked.ts';
import { isTyping } from '../../../shell/use-shortcuts.ts';
import { routes } from '../../routes.ts';
import { VerdictHeadline } from '../detail/verdict-headline.tsx';
import styles from './camera-panel.module.css';
import { Shots } from './shots.tsx';
import { takePhoto, useCamera } from './use-camera.ts';
import { useCameraBatch } from './use-camera-batch.ts';

/** A live picture, a button, and what the model says of each picture taken. */
export default function CameraPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('predict');
  const [, navigate] = useLocation();
  const video = useRef<HTMLVideoElement>(null);
  const [device, setDevice] = useState<string>();
  const camera = useCamera(video, device);
  const { id, view, add } = useCameraBatch();
  const taken = view.results.length;
  const take = useMutation({
    mutationFn: async () => {
      if (video.current) await add(await takePhoto(video.current, `camera-${fileTime(new Date())}.jpg`));
    },
  });
  const last = view.results.at(-1);
  useShutterKey(() => take.mutate(), camera.state === 'live');
  const finish = () => (id && taken > 0 ? navigate(routes.batch(id)) : onClose());

  useLeaveKey(finish);

  return (
    <section className={styles.camera} aria-label={t('camera.name')}>
      <div className={styles.view}>
        <video ref={video} className={styles.video} autoPlay playsInline muted aria-label={t('camera.live')} />
        {camera.state !== 'live' && <p className={styles.state}>{t(`camera.${camera.state}`)}</p>}
      </div>
      <div className={styles.side}>
        <div className={styles.verdict} aria-live="polite">
          {last?.verdict ? (
            <>
              <VerdictHeadline verdict={last.verdict} />
              <ClassBars
                neither={last.verdict.verdict === NEITHER}
                scores={last.verdict.scores}
                most={5}
                size="large"
              />
            </>
          ) : (
            <p>{t('camera.hint')}</p>
          )}
          {take.error && <TroubleNote error={take.error} />}
          {last?.error && <TroubleNote error={last.error} />}
        </div>
        <Shots results={view.results} />
      </div>
      <div className={styles.controls}>
        <Button
          size="md"
          leftSection={<IconCamera size={20} aria-hidden />}
          disabled={camera.state !== 'live'}
          loading={take.isPending}
          onClick={() => take.mutate()}
        >
          {t('camera.take')}
        </Button>
        {camera.devices.length > 1 && (
          <NativeSelect
            aria-label={t('camera.which')}
            value={device ?? camera.devices[0]?.deviceId ?? ''}
            data={camera.devices.map(({ deviceId, label }) => ({ value: deviceId, label }))}
            onChange={({ currentTarget }) => setDevice(currentTarget.value)}
          />
        )}
        <Button size="md" variant="default" onClick={finish}>
          {t(taken > 0 ? 'camera.done' : 'camera.close')}
        </Button>
      </div>
    </section>
  );
}

/** Escape puts the camera away, as the button does. */
function useLeaveKey(onLeave: () => void): void {
  useEffect(() =>
    listenToKeys((event) => {
      if (event.key === 'Escape') onLeave();
    }),
  );
}

/** The space bar takes a picture, as on many cameras. */
function useShutterKey(onTake: () => void, on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== ' ' || isTyping(event.target) || event.target instanceof HTMLButtonElement) return;
      event.preventDefault();
      onTake();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

function fileTime(date: Date): string {
  return date.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
}
