import { Skeleton } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../../contract/projects.ts';
import type { Deployment } from '../../../contract/shapes/deployment.ts';
import { liveBefore } from '../../../contract/shapes/live-stack.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useDeploy, useDeploymentActions, useWatchedDeployment } from '../../data/use-deployment.ts';
import { useLiveHistory } from '../../data/use-live.ts';
import { useCurrentProject, useModels } from '../../data/use-models.ts';
import { ProjectOfPage } from '../../projects/project-of-page.tsx';
import { CanaryPart } from './canary/canary-part.tsx';
import { EveryService } from './every-service/every-service.tsx';
import { HeadWords } from './head/head-words.tsx';
import { NextButton } from './head/next-button.tsx';
import { type DeployStep, nextStep } from './head/next-step.ts';
import { ConfirmDialog } from './start/confirm-dialog.tsx';
import { StartView } from './start/start-view.tsx';
import { EventList } from './story/event-list.tsx';
import { PodList } from './story/pod-list.tsx';
import { AskPanel } from './there/ask-panel.tsx';
import { FailedNote } from './there/failed-note.tsx';
import { RemoveDialog } from './there/remove-dialog.tsx';
import { RollbackDialog } from './there/rollback-dialog.tsx';
import { TherePanel } from './there/there-panel.tsx';
import { TryPanel } from './there/try-panel.tsx';
import { WorkPanel } from './work/work-panel.tsx';

/** Versions of the project where others reach them: in a cluster of this computer, or as processes of it. */
export default function DeployPage() {
  const project = useCurrentProject();
  return project ? <OfProject key={project.id} project={project} /> : <PageSkeleton />;
}

function OfProject({ project }: { project: Project }) {
  const { t } = useTranslation('deploy');
  const { deployment, error, again } = useWatchedDeployment(project.id);
  if (deployment === null) return <StartView project={project} />;
  if (deployment) return <There project={project} deployment={deployment} onLook={again} />;
  return (
    <Page>
      <ProjectOfPage />
      <PageHead title={t('title')}>{!error && t('head.looking')}</PageHead>
      {error ? (
        <TroubleNote error={error} onRetry={again} />
      ) : (
        <>
          <Skeleton height={180} radius="lg" />
          <Skeleton height={260} radius="lg" />
        </>
      )}
    </Page>
  );
}

function There({ project, deployment, onLook }: { project: Project; deployment: Deployment; onLook: () => void }) {
  const { deployed, fault, job } = deployment;
  const actions = useDeploymentActions(project.id);
  const { deploy, isPending: deploying, error, remote, confirm, forget } = useDeploy(project.id);
  const before = useBefore(project.id, deployment);
  const photo = useRef<HTMLInputElement>(null);
  const [asks, setAsks] = useState<'rollback' | 'remove'>();
  const { scale, restart, remove, rollback, cancel } = actions;
  const step = nextStep(deployment);
  const act = (next: DeployStep) => {
    switch (next.kind) {
      case 'cancel':
        return cancel.mutate(next.job);
      case 'look-again':
        return onLook();
      case 'restart':
        return restart.mutate();
      case 'start':
        return scale.mutate({ replicas: 1 });
      case 'test':
        return photo.current?.click();
      default:
        return deploy({ version: next.version, ...(next.kind === 'take' && { take: true }) });
    }
  };
  const { t } = useTranslation('deploy');
  const isTried = deployment.canary !== undefined && deployment.canary.state !== 'ended';
  const canary = <CanaryPart project={project.id} deployment={deployment} />;
  const reachable = deployed?.pods.some(({ state }) => state === 'ready') ?? false;
  return (
    <Page>
      <ProjectOfPage />
      <PageHead
        title={t('title')}
        action={step && <NextButton step={step} busy={deploying || cancel.isPending} onStep={act} />}
      >
        <HeadWords deployment={deployment} />
      </PageHead>
      {fault && <TroubleNote error={fault} />}
      {[error, scale.error, restart.error, remove.error, cancel.error].map(
        (each) => each && <TroubleNote key={String(each)} error={each} />,
      )}
      <FailedNote deployment={deployment} />
      {job !== undefined && <WorkPanel key={job} id={job} />}
      {isTried && canary}
      <TherePanel
        project={project}
        deployment={deployment}
        actions={actions}
        deploying={deploying}
        before={before}
        onDeploy={deploy}
        onRollback={() => setAsks('rollback')}
        onRemove={() => setAsks('remove')}
      />
      <AskPanel deployment={deployment} />
      {!isTried && canary}
      {reachable && <TryPanel project={project.id} input={photo} />}
      {deployed && <PodList deployed={deployed} />}
      {deployed && <EventList events={deployed.events} />}
      <EveryService />
      {remote !== undefined && <ConfirmDialog context={remote} busy={deploying} onConfirm={confirm} onClose={forget} />}
      {asks === 'rollback' && before !== undefined && (
        <RollbackDialog
          deployment={deployment}
          before={before}
          rollback={rollback}
          onClose={() => setAsks(undefined)}
        />
      )}
      {asks === 'remove' && (
        <RemoveDialog
          deployment={deployment}
          onRemove={() => {
            setAsks(undefined);
            remove.mutate(fault !== undefined);
          }}
          onClose={() => setAsks(undefined)}
        />
      )}
    </Page>
  );
}

/** The version that a rollback brings back: the one that was live before, where the deployment follows the live one. */
function useBefore(project: string, { follows, before }: Deployment): string | undefined {
  const there = new Set(useModels().data?.map(({ version }) => version));
  const history = useLiveHistory(project).data ?? [];
  if (!follows) return before;
  return liveBefore(history).find((version) => there.has(version));
}
