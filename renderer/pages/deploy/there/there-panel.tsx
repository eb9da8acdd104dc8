import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Project } from '../../../../contract/projects.ts';
import type { Deployment } from '../../../../contract/shapes/deployment.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { IconDelete, IconLoadTest, IconLog, IconRefresh, IconUndo } from '../../../components/icons.ts';
import { Panel } from '../../../components/page.tsx';
import { SettingRow } from '../../../components/setting-row.tsx';
import type { DeployWish, useDeploymentActions } from '../../../data/use-deployment.ts';
import { useFormat } from '../../../i18n/format.ts';
import { routes } from '../../routes.ts';
import { VersionField } from '../fields/version-field.tsx';
import { CopiesRow } from './copies-row.tsx';
import styles from './there-panel.module.css';

interface Props {
  project: Project;
  deployment: Deployment;
  actions: ReturnType<typeof useDeploymentActions>;
  deploying: boolean;
  /** The version that a rollback brings back, where there is one. */
  before: string | undefined;
  onDeploy: (wish: DeployWish) => void;
  onRollback: () => void;
  onRemove: () => void;
}

/** What is deployed: where it is reached, which version, how many copies, and what can be done with it. */
export function TherePanel({ project, deployment, actions, deploying, before, ...acts }: Props) {
  const { t } = useTranslation('deploy');
  const { deployed, address, through, asksForKey, job, fault } = deployment;
  const { scale, restart } = actions;
  const busy = job !== undefined || fault !== undefined;
  return (
    <Panel title={t('there.title')}>
      <SettingRow
        name={t('there.address')}
        hint={address && [t(`there.${through ?? 'meadow'}`), asksForKey && t('there.locked')].filter(Boolean).join(' ')}
      >
        {address ? (
          <>
            <code className={styles.address}>{address}</code>
            <CopyButton text={address} name={t('there.address')} />
            {asksForKey && <Link href={routes.api}>{t('there.toKey')}</Link>}
          </>
        ) : (
          <span className={styles.soft}>{t('there.noAddress')}</span>
        )}
      </SettingRow>
      <VersionRow
        project={project}
        deployment={deployment}
        busy={busy}
        deploying={deploying}
        onDeploy={acts.onDeploy}
      />
      {deployed && <CopiesRow deployed={deployed} disabled={busy} onChange={scale.mutate} />}
      <div className={styles.acts}>
        {deployed && (
          <>
            <Button
              component={Link}
              href={routes.deployLog()}
              variant="default"
              leftSection={<IconLog size={18} aria-hidden />}
            >
              {t('there.logs')}
            </Button>
            <Button
              variant="default"
              disabled={busy}
              loading={restart.isPending}
              leftSection={<IconRefresh size={18} aria-hidden />}
              onClick={() => restart.mutate()}
            >
              {t('there.restart')}
            </Button>
          </>
        )}
        {address && (
          <Button
            component={Link}
            href={routes.loadTestDeployed}
            variant="default"
            leftSection={<IconLoadTest size={18} aria-hidden />}
          >
            {t('there.loadTest')}
          </Button>
        )}
        {before !== undefined && (
          <Button
            variant="default"
            disabled={busy}
            leftSection={<IconUndo size={18} aria-hidden />}
            onClick={acts.onRollback}
          >
            {t('there.rollback')}
          </Button>
        )}
        <Button
          variant="light"
          color="red"
          disabled={job !== undefined}
          leftSection={<IconDelete size={18} aria-hidden />}
          onClick={acts.onRemove}
        >
          {t(fault ? 'there.forget' : 'there.remove')}
        </Button>
      </div>
    </Panel>
  );
}

interface VersionRowProps {
  project: Project;
  deployment: Deployment;
  busy: boolean;
  deploying: boolean;
  onDeploy: (wish: DeployWish) => void;
}

/** Which version answers there; another choice is deployed only once a person says so. */
function VersionRow({ project, deployment, busy, deploying, onDeploy }: VersionRowProps) {
  const { t } = useTranslation('deploy');
  const { follows, probation, version: wanted } = deployment;
  const format = useFormat();
  const now = follows ? undefined : wanted;
  const [version, setVersion] = useState(now);
  useEffect(() => setVersion(now), [now]);
  return (
    <SettingRow
      name={t('version.name')}
      hint={[
        t(version === undefined ? 'version.followHint' : 'version.stayHint'),
        probation && t('version.probation', { back: probation.back, until: format.near(probation.until) }),
      ]
        .filter(Boolean)
        .join(' ')}
    >
      <VersionField project={project.id} live={project.live} value={version} disabled={busy} onChange={setVersion} />
      {version !== now && (
        <Button disabled={busy} loading={deploying} onClick={() => onDeploy({ version })}>
          {t('there.deploy')}
        </Button>
      )}
    </SettingRow>
  );
}
