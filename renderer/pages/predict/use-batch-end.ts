import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../components/announcer.tsx';
import { changeBatch } from '../../data/batches/batch-store.ts';
import type { BatchView } from '../../data/batches/batch-view.ts';

/** Has a screen reader say that a batch is through, when it was begun here or ends before the person's eyes. */
export function useBatchEnd(id: string, { job, results, refused, awaited }: BatchView): void {
  const { t } = useTranslation('predict');
  const state = awaited ? job?.state : undefined;
  const count = results.filter(({ verdict }) => verdict).length;
  const unread = results.length - count + refused.length;
  useEffect(() => {
    if (state === undefined || state === 'running' || state === 'waiting') return;
    const rest = unread > 0 && t('ended.unread', { count: unread });
    const say = (words: string) => announce([words, rest].filter(Boolean).join(' '));
    if (state === 'done') say(t('ended.done', { count }));
    if (state === 'cancelled') say(t('ended.cancelled', { count }));
    changeBatch(id, (batch) => ({ ...batch, awaited: false }));
  }, [id, state, count, unread, t]);
}
