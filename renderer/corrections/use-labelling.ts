import { useTranslation } from 'react-i18next';
import type { PhotoLabel } from '../../contract/shapes/project-photo.ts';
import { announce } from '../components/announcer.tsx';
import type { Judged } from '../data/corrections/use-corrections.ts';
import { useLabelPredicted } from '../data/photos/use-labels.ts';
import type { Truths } from './use-truths.ts';

/** The label a photo has in the project without a model that is worked on, and what a person does about it there. */
export interface Labelling {
  project: Truths['project'] | undefined;
  label: PhotoLabel | undefined;
  give(label: string): void;
  takeBack(): void;
  error: unknown;
}

/** `label`: as the photo has it in that project. */
export function useLabelling(
  { hash, photo }: Judged,
  project: Truths['project'] | undefined,
  label: PhotoLabel | undefined,
): Labelling {
  const { t } = useTranslation('corrections');
  const labels = useLabelPredicted(project?.id);
  return {
    project,
    label: project && label,
    give: (wanted) =>
      labels.give.mutate(
        { hash, photo, label: wanted },
        { onSuccess: () => announce(t('saidLabel', { truth: wanted })) },
      ),
    takeBack: () => labels.takeBack.mutate(hash, { onSuccess: () => announce(t('unlabelled')) }),
    error: labels.error,
  };
}

/** The project among those whose classes can be said that the photo would be labelled for. */
export const labelledFor = (truths: readonly Truths[]) => truths.find(({ labels }) => labels)?.project;
