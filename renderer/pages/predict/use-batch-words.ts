import { useTranslation } from 'react-i18next';
import { type BatchView, photosIn, photosPerSecond } from '../../data/batches/batch-view.ts';
import { useFormat } from '../../i18n/format.ts';
import { timeLeft } from '../../i18n/time-left.ts';

/** A batch in two lines: what it is, and how it stands; while it goes on, the tab tells how far it is. */
export function useBatchWords(batch: BatchView, goesOn: boolean): { title: string; tab?: string; state: string } {
  const { t } = useTranslation('predict');
  const format = useFormat();
  const { job } = batch;
  if (!job) return { title: t('batch.title_unknown'), state: ' ' };
  const { done, total, left } = job.progress;
  const count = photosIn(batch);
  const title = t('batch.title', { count, number: format.number(count) });
  const started = format.dateTime(job.started);
  if (job.state === 'cancelled') return { title, state: t('batch.cancelled', { done: format.number(done), started }) };
  if (job.state === 'failed') return { title, state: t('batch.failed', { started }) };
  const rate = photosPerSecond(job, Date.now());
  const speed = rate === undefined ? undefined : t('batch.rate', { rate: format.rate(rate) });
  if (job.state === 'done') return { title, state: [t('batch.done', { started }), speed].filter(Boolean).join(' · ') };
  const progress = t('batch.progress', { done: format.number(done), total: format.number(total) });
  if (!goesOn) return { title, state: [progress, t('batch.stands')].join(' · ') };
  const rest = left === undefined ? undefined : timeLeft(left);
  const time = rest && t(`batch.left.${rest.unit}`, { count: rest.count });
  const tab = `${format.percent(total === 0 ? 0 : done / total)} · ${title}`;
  return { title, tab, state: [progress, speed, time].filter(Boolean).join(' · ') };
}
