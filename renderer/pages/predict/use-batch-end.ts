import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../components/announcer.tsx';
import type { BatchView } from '../../data/batches/batch-view.ts';

/** Has a screen reader say that a batch is through, when it ends before the person's eyes. */
export function useBatchEnd({ job }: BatchView): void {
  const { t } = useTranslation('predict');
  const ran = useRef(false);
  const state = job?.state;
  const count = job?.progress.done ?? 0;
  useEffect(() => {
    if (state === 'running' || state === 'waiting') ran.current = true;
    if (!ran.current) return;
    if (state === 'done') announce(t('ended.done', { count }));
    if (state === 'cancelled') announce(t('ended.cancelled', { count }));
    if (state !== 'running' && state !== 'waiting') ran.current = false;
  }, [state, count, t]);
}
