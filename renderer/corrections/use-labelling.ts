import { useTranslation } from 'react-i18next';
import type { Project } from '../../contract/projects.ts';
import type { PhotoLabel } from '../../contract/shapes/project-photo.ts';
import { announce } from '../components/announcer.tsx';
import type { Judged } from '../data/corrections/use-corrections.ts';
import { useLabelPredicted } from '../data/photos/use-labels.ts';

/** What a person does who labels a photo for a project without a model; `label`: as the photo has it there. */
export function useLabelling({ hash, photo }: Judged, { id, name, classes }: Project, label: PhotoLabel | undefined) {
  const { t } = useTranslation('corrections');
  const labels = useLabelPredicted(id);
  const takeBack = () => labels.takeBack.mutate(hash, { onSuccess: () => announce(t('unlabelled')) });
  return {
    /** Of the menu that asks. */
    asked: {
      head: t('labelFor', { name }),
      classes,
      chosen: label?.label,
      onChoose: (wanted: string) =>
        labels.give.mutate(
          { hash, photo, label: wanted },
          { onSuccess: () => announce(t('saidLabel', { truth: wanted })) },
        ),
      back: label?.given ? { words: t('unlabel'), onBack: takeBack } : undefined,
    },
    takeBack,
    error: labels.error,
  };
}
