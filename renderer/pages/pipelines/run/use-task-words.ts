import { useTranslation } from 'react-i18next';
import type { PipelineTask } from '../../../../contract/shapes/pipeline.ts';
import { useTroubleWords } from '../../../components/use-trouble-words.ts';
import { useNow } from '../../../data/use-now.ts';
import { useFormat } from '../../../i18n/format.ts';

/** A worker takes a task within seconds, where there is one. */
const SOON_MS = 15_000;

/** How a task stands: what it waits for, how far it is, when it is tried again. */
export function useTaskWords(): (task: PipelineTask) => string {
  const { t } = useTranslation('pipelines');
  const format = useFormat();
  const now = useNow(1000);
  const until = (moment: string) => Math.ceil((Date.parse(moment) - now) / 1000);
  return ({ state, progress, waits, again, queued, attempt, attempts }) => {
    if (waits) return t(state === 'running' ? 'task.waitsForAccess' : 'task.waitedForAccess');
    if (state === 'running' && progress && progress.total > 1)
      return t('task.progress', { done: format.number(progress.done), total: format.number(progress.total) });
    if (state === 'again') {
      const left = again === undefined ? 0 : until(again);
      const tries = { attempt: attempt + 1, attempts };
      return left > 0 ? t('task.againIn', { time: format.duration(left), ...tries }) : t('task.againSoon', tries);
    }
    if (state === 'queued' && queued !== undefined && now - Date.parse(queued) > SOON_MS) return t('task.noWorker');
    return t(`taskState.${state}`);
  };
}

/** What the last try of a task failed with, in one sentence. */
export function useTaskFault(): (task: PipelineTask) => string | undefined {
  const words = useTroubleWords();
  return ({ fault }) => {
    if (!fault) return undefined;
    const { message, hint, said } = words(fault);
    return [message, said, hint].filter(Boolean).join(' ');
  };
}
