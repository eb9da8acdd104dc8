import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Clusters } from '../../../../contract/deploying.ts';
import type { Project } from '../../../../contract/projects.ts';
import type { DeployTarget } from '../../../../contract/shapes/deployment.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconDeploy, IconModels, IconRefresh } from '../../../components/icons.ts';
import { Page, Panel } from '../../../components/page.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { SettingRow } from '../../../components/setting-row.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useClusterChecks, useClusters, useDeploy } from '../../../data/use-deployment.ts';
import { ProjectOfPage } from '../../../projects/project-of-page.tsx';
import { routes } from '../../routes.ts';
import { EveryService } from '../every-service/every-service.tsx';
import { CopiesField } from '../fields/copies-field.tsx';
import { VersionField } from '../fields/version-field.tsx';
import { chosenTarget, contextOf, PROCESSES } from './choose-target.ts';
import { ClusterChecks } from './cluster-checks.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { TargetCards } from './target-cards.tsx';
import { Elsewhere, Teach } from './teach.tsx';

const USUAL_COPIES = 2;

/** Nothing is deployed: where it could be, and what would be. */
export function StartView({ project }: { project: Project }) {
  const { t } = useTranslation('deploy');
  const { data: found, error, refetch, isFetching } = useClusters();
  const look = () => void refetch();
  if (project.live === undefined) return <NoVersion />;
  if (found?.fault?.details.inside === 'stack') {
    return (
      <Page>
        <PageHead title={t('title')} />
        <Elsewhere />
      </Page>
    );
  }
  if (found && found.clusters.length > 0) return <Choose project={project} found={found} live={project.live} />;
  return (
    <Page>
      <ProjectOfPage />
      <PageHead
        title={t('title')}
        action={
          <Button loading={isFetching && !found} leftSection={<IconRefresh size={18} aria-hidden />} onClick={look}>
            {t('next.look-again')}
          </Button>
        }
      >
        {t('head.none')}
      </PageHead>
      {error && <TroubleNote error={error} />}
      {found ? <NoCluster project={project.id} found={found} /> : !error && <Skeleton height={320} radius="lg" />}
    </Page>
  );
}

function NoVersion() {
  const { t } = useTranslation('deploy');
  return (
    <Page>
      <ProjectOfPage />
      <PageHead title={t('title')}>{t('head.none')}</PageHead>
      <EmptyState icon={IconModels} title={t('noVersion.title')}>
        <p>{t('noVersion.words')}</p>
        <Button component={Link} href={routes.train}>
          {t('noVersion.button')}
        </Button>
      </EmptyState>
    </Page>
  );
}

function NoCluster({ project, found }: { project: string; found: Clusters }) {
  const { deploy, isPending, error } = useDeploy(project);
  return (
    <>
      {found.fault && found.fault.code !== 'cluster-missing' && <TroubleNote error={found.fault} />}
      {error && <TroubleNote error={error} />}
      <Teach busy={isPending} onRehearse={() => deploy({ target: PROCESSES, replicas: USUAL_COPIES })} />
    </>
  );
}

function Choose({ project, found, live }: { project: Project; found: Clusters; live: string }) {
  const { t } = useTranslation('deploy');
  const [chosen, setChosen] = useState<DeployTarget>();
  const [version, setVersion] = useState<string>();
  const [copies, setCopies] = useState(USUAL_COPIES);
  const target = chosenTarget(found.clusters, chosen);
  const context = contextOf(target);
  const checks = useClusterChecks(context);
  const { deploy, isPending, error, remote, confirm, forget } = useDeploy(project.id);
  const silent = checks.data?.some(({ name, state }) => name === 'cluster-answers' && state === 'failed') ?? false;
  return (
    <Page>
      <ProjectOfPage />
      <PageHead
        title={t('title')}
        action={
          silent ? (
            <Button
              loading={checks.isFetching}
              leftSection={<IconRefresh size={18} aria-hidden />}
              onClick={() => void checks.refetch()}
            >
              {t('next.look-again')}
            </Button>
          ) : (
            <Button
              loading={isPending}
              leftSection={<IconDeploy size={18} aria-hidden />}
              onClick={() => deploy({ target, version, replicas: copies })}
            >
              {t('start.deploy', { version: version ?? live })}
            </Button>
          )
        }
      >
        {t('head.none')}
      </PageHead>
      {error && <TroubleNote error={error} />}
      <Panel title={t('start.where')}>
        <TargetCards clusters={found.clusters} value={target} onChange={setChosen} />
      </Panel>
      <Panel title={t('start.what')}>
        <SettingRow
          name={t('version.name')}
          hint={t(version === undefined ? 'version.followHint' : 'version.stayHint')}
        >
          <VersionField project={project.id} live={live} value={version} onChange={setVersion} />
        </SettingRow>
        <SettingRow name={t('copies.name')} hint={t('copies.hint')}>
          <CopiesField value={copies} least={1} onChange={setCopies} />
        </SettingRow>
      </Panel>
      {context !== undefined && <ClusterChecks key={context} context={context} />}
      <EveryService chosen={context} />
      {remote !== undefined && <ConfirmDialog context={remote} busy={isPending} onConfirm={confirm} onClose={forget} />}
    </Page>
  );
}
