import { useTranslation } from 'react-i18next';
import { stageName } from '../../../contract/shapes/run.ts';

/** Those that come with Meadow; a person may add others. */
const KNOWN = ['retrain', 'weekly', 'new_data', 'performance_watch'] as const;
const isKnown = (name: string): name is (typeof KNOWN)[number] => KNOWN.some((known) => known === name);

/** What a pipeline is called and what it is for: of one that is not Meadow's, what its file says. */
export function usePipelineWords() {
  const { t } = useTranslation('pipelines');
  return (name: string, about = '') =>
    isKnown(name) ? { name: t(`known.${name}.name`), about: t(`known.${name}.about`) } : { name, about };
}

const MORE = ['begin', 'shards', 'inbox', 'taken', 'look', 'retrain'] as const;

/** What a task does: of one that is no step of a training, its name. */
export function useTaskName() {
  const { t } = useTranslation('pipelines');
  const { t: train } = useTranslation('train');
  return (task: string): string => {
    const stage = stageName.safeParse(task);
    if (stage.success) return train(`stage.${stage.data}`);
    const more = MORE.find((one) => one === task);
    return more ? t(`task.${more}`) : task;
  };
}
