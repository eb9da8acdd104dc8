import { useTranslation } from 'react-i18next';
import type { Project } from '../../../../contract/projects.ts';
import { Page } from '../../../components/page.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { PageSkeleton } from '../../../components/page-skeleton.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useCurrentProject } from '../../../data/use-models.ts';
import { useTriggerActions, useTriggerSettings, useTriggers } from '../../../data/use-triggers.ts';
import { useFormat } from '../../../i18n/format.ts';
import { ProjectOfPage } from '../../../projects/project-of-page.tsx';
import { TrainTabs } from '../train-tabs.tsx';
import { DecisionLog } from './decision-log.tsx';
import { LimitsPanel } from './limits-panel.tsx';
import { TriggerCard } from './trigger-card.tsx';
import styles from './triggers-page.module.css';

/** Trainings that begin by themselves: what begins them, and what was decided. */
export default function TriggersPage() {
  const project = useCurrentProject();
  return project ? <Triggers key={project.id} project={project} /> : <PageSkeleton />;
}

function Triggers({ project: { id } }: { project: Project }) {
  const { t } = useTranslation('triggers');
  const title = useTranslation('train').t('title');
  const format = useFormat();
  const triggers = useTriggers(id);
  const settings = useTriggerSettings(id);
  const actions = useTriggerActions(id);
  const on = triggers.data?.filter(({ enabled }) => enabled).length ?? 0;
  const trouble = triggers.error ?? settings.error;
  const again = () => {
    void triggers.refetch();
    void settings.refetch();
  };
  if (!trouble && !(triggers.data && settings.data)) return <PageSkeleton />;
  return (
    <Page>
      <ProjectOfPage />
      <PageHead title={title} tab={t('tabs.triggers')}>
        {on === 0 ? t('head.none') : t('head.some', { count: on, number: format.number(on) })}
        {triggers.data?.[0]?.clock === 'stack' && ` ${t('airflow.clock')}`}
      </PageHead>
      <TrainTabs project={id} />
      {trouble && <TroubleNote error={trouble} onRetry={again} />}
      {(actions.change.error ?? actions.run.error) && <TroubleNote error={actions.change.error ?? actions.run.error} />}
      {triggers.data && settings.data && (
        <>
          <div className={styles.cards}>
            {triggers.data.map((state) => (
              <TriggerCard key={state.name} project={id} state={state} settings={settings.data} actions={actions} />
            ))}
          </div>
          <LimitsPanel limits={settings.data.limits} onChange={(limits) => actions.change.mutate({ limits })} />
        </>
      )}
      <DecisionLog project={id} />
    </Page>
  );
}
