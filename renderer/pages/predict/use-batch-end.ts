import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../components/announcer.tsx';
import type { BatchView } from '../../data/batches/batch-view.ts';

/** Has a screen reader say that a batch is through, when it ends before the person's eyes. */
export function useBatchEnd({ job, results, refused }: BatchView): void {
  const { t } = useTranslation('predict');
  const ran = useRef(false);
  const state = job?.state;
  const count = results.filter(({ verdict }) => verdict).length;
  const unread = results.length - count + refused.length;
  useEffect(() => {
    if (state === 'running' || state === 'waiting') ran.current = true;
    if (!ran.current) return;
    const rest = unread > 0 && t('ended.unread', { count: unread });
    const say = (words: string) => announce([words, rest].filter(Boolean).join(' '));
    if (state === 'done') say(t('ended.done', { count }));
    if (state === 'cancelled') say(t('ended.cancelled', { count }));
    if (state !== 'running' && state !== 'waiting') ran.current = false;
  }, [state, count, unread, t]);
}
