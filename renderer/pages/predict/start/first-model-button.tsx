import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Project } from '../../../../contract/projects.ts';
import { IconPhotoPlus, IconTrain } from '../../../components/icons.ts';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useTraining } from '../../../data/use-training.ts';
import { routes } from '../../routes.ts';

interface Props {
  project: Project;
  /** There are photos enough for it. */
  enough: boolean;
  /** It is being trained. */
  running: boolean;
}

/** The next step towards a project's first model. */
export function FirstModelButton({ project, enough, running }: Props) {
  const { t } = useTranslation('predict');
  const { start } = useTraining(project.id);
  const [, go] = useLocation();
  if (running)
    return (
      <Button component={Link} href={routes.train} leftSection={<IconTrain size={18} aria-hidden />}>
        {t('noModel.running')}
      </Button>
    );
  if (project.challenger !== undefined)
    return (
      <Button component={Link} href={routes.model(project.challenger)}>
        {t('noModel.challenger', { version: project.challenger })}
      </Button>
    );
  if (!enough)
    return (
      <Button component={Link} href={routes.photos} leftSection={<IconPhotoPlus size={18} aria-hidden />}>
        {t('noModel.add')}
      </Button>
    );
  return (
    <>
      <Button
        loading={start.isPending}
        leftSection={<IconTrain size={18} aria-hidden />}
        onClick={() => start.mutate('quick', { onSuccess: () => go(routes.train) })}
      >
        {t('noModel.train')}
      </Button>
      {start.error && <TroubleNote error={start.error} />}
    </>
  );
}
