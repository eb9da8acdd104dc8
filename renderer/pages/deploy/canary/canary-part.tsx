import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deployment } from '../../../../contract/shapes/deployment.ts';
import { Panel } from '../../../components/page.tsx';
import { useCanaryActions } from '../../../data/use-canary.ts';
import { useModels } from '../../../data/use-models.ts';
import styles from './canary.module.css';
import { CanaryEnded } from './canary-ended.tsx';
import { RunningCanary } from './running-canary.tsx';
import { StartDialog } from './start-dialog.tsx';

/** A canary that runs, or the way to one; how the last one ended. */
export function CanaryPart({ project, deployment }: { project: string; deployment: Deployment }) {
  const { t } = useTranslation('deploy');
  const [starts, setStarts] = useState(false);
  const actions = useCanaryActions(project);
  const versions = useModels().data?.filter((one) => one.project === project) ?? [];
  const others = versions.map(({ version }) => version).filter((version) => version !== deployment.version);
  const { canary, deployed, job, fault } = deployment;
  if (canary && canary.state !== 'ended')
    return <RunningCanary canary={canary} deployment={deployment} actions={actions} />;
  const champions = deployed?.pods.filter(({ state }) => state === 'ready').length ?? 0;
  if (champions === 0 && !canary) return null;
  const may = others.length > 0 && champions > 0 && job === undefined && fault === undefined;
  return (
    <Panel
      title={t('canary.title')}
      action={
        <Button variant="default" disabled={!may} onClick={() => setStarts(true)}>
          {t('canary.start')}
        </Button>
      }
    >
      {canary?.ended ? (
        <CanaryEnded canary={canary} ended={canary.ended} />
      ) : (
        <p className={styles.soft}>{t(others.length > 0 ? 'canary.teach' : 'canary.noOther')}</p>
      )}
      {starts && (
        <StartDialog deployment={deployment} versions={others} start={actions.start} onClose={() => setStarts(false)} />
      )}
    </Panel>
  );
}
