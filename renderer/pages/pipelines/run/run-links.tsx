import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { PipelineRunDetail } from '../../../../contract/shapes/pipeline.ts';
import { IconTrain } from '../../../components/icons.ts';
import { OutsideLink } from '../../../components/outside-link.tsx';
import { useProjects } from '../../../data/use-models.ts';
import { useProjectChanges } from '../../../data/use-projects.ts';
import { routes } from '../../routes.ts';
import styles from './run-page.module.css';

/** The same run elsewhere: as a training of its project, in Airflow, and where its measurements are. */
export function RunLinks({ detail: { run, measurements } }: { detail: PipelineRunDetail }) {
  const { t } = useTranslation('pipelines');
  const [, navigate] = useLocation();
  const projects = useProjects().data;
  const { select } = useProjectChanges();
  const project = projects?.find(({ id }) => id === run.training?.project);
  const toTraining = () => {
    if (!project) return;
    if (project.current) return navigate(routes.train);
    select.mutate(project.id, { onSuccess: () => navigate(routes.train) });
  };
  return (
    <div className={styles.links}>
      {project && (
        <Button
          size="compact-md"
          variant="default"
          loading={select.isPending}
          leftSection={<IconTrain size={16} aria-hidden />}
          onClick={toTraining}
        >
          {t('toTraining', { project: project.name })}
        </Button>
      )}
      <OutsideLink size="compact-md" href={run.page}>
        {t('inAirflow')}
      </OutsideLink>
      {measurements !== undefined && (
        <OutsideLink size="compact-md" href={measurements}>
          {t('inMlflow')}
        </OutsideLink>
      )}
    </div>
  );
}
