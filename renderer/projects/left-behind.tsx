import { Button, Skeleton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaultShape } from '../../contract/errors.ts';
import { TroubleNote } from '../components/trouble-note.tsx';
import { useLeftBehind, useSettleLeft } from '../data/use-moving.ts';
import { useFormat } from '../i18n/format.ts';
import styles from './dialogs.module.css';

const KINDS = ['photos', 'labels', 'trainings', 'predictions'] as const;

/** What was written where a project was before it moved, and what becomes of it: it would lie there for ever. */
export function LeftBehind({ project, fault }: { project: string; fault: FaultShape }) {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const { data, error, refetch } = useLeftBehind(project);
  const settle = useSettleLeft(project);
  const [isAsked, setAsked] = useState(false);
  const own = useRef<HTMLDivElement>(null);
  // The dialog may be higher than the window, and this is at its end.
  useEffect(() => {
    if (data) own.current?.scrollIntoView({ block: 'nearest' });
  }, [data]);
  if (error) return <TroubleNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={96} />;
  const found = KINDS.filter((kind) => data[kind] > 0);
  const brings = data.photos + data.labels > 0;
  return (
    <div className={styles.part} ref={own}>
      <TroubleNote error={fault} />
      <div className={styles.hint} role="status">
        <p>{t(found.length > 0 ? 'place.left.title' : 'place.left.none')}</p>
        <ul>
          {found.map((kind) => (
            <li key={kind}>{t(`place.left.${kind}`, { count: data[kind], number: format.number(data[kind]) })}</li>
          ))}
        </ul>
        <p>{t(isAsked ? 'place.left.sure' : 'place.left.words')}</p>
      </div>
      <div className={styles.buttons}>
        {isAsked ? (
          <>
            <Button variant="default" onClick={() => setAsked(false)}>
              {t('cancel')}
            </Button>
            <Button color="red" loading={settle.isPending} onClick={() => settle.mutate(false)}>
              {t('place.left.confirm')}
            </Button>
          </>
        ) : (
          <>
            <Button variant="default" disabled={settle.isPending} onClick={() => setAsked(true)}>
              {t('place.left.discard')}
            </Button>
            {brings && (
              <Button loading={settle.isPending} onClick={() => settle.mutate(true)}>
                {t('place.left.bring')}
              </Button>
            )}
          </>
        )}
      </div>
      {settle.error && <TroubleNote error={settle.error} />}
    </div>
  );
}
