import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { DeployedPod, PodState } from '../../../../contract/shapes/deployment.ts';
import { IconAlert, IconFailed, IconLog, IconOk, IconWaiting } from '../../../components/icons.ts';
import { Said } from '../../../components/said.tsx';
import { StateDot } from '../../../components/state-dot.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { routes } from '../../routes.ts';
import styles from './pod-card.module.css';
import { usePodTrouble } from './use-pod-trouble.ts';

const dots = { waiting: 'off', starting: 'starting', ready: 'ready', ending: 'off', failed: 'failed' } as const;

/** What its checks at the start say: the model is loaded, its hash and its reference photos are right. */
const parities = { waiting: 'open', starting: 'open', ready: 'right', ending: 'over', failed: 'wrong' } as const;
const parityIcons = { open: IconWaiting, right: IconOk, over: IconWaiting, wrong: IconFailed };

/** A copy: how it is, which version it answers with, and what is wrong where something is. */
export function PodCard({ pod, isCanary }: { pod: DeployedPod; isCanary: boolean }) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const { name, version, state, since, restarts, node, imageId, trouble } = pod;
  const facts = [
    t('pod.since', { when: format.near(since) }),
    restarts > 0 && t('pod.restarts', { count: restarts, number: format.number(restarts) }),
    node && t('pod.node', { node }),
  ].filter(Boolean);
  return (
    <li className={styles.card} data-ending={state === 'ending' || undefined}>
      <div className={styles.head}>
        <h3 className={styles.name}>{name}</h3>
        <span className={styles.state}>
          <StateDot state={trouble && state !== 'ready' ? 'failed' : dots[state]} />
          {t(`pod.state.${state}`)}
        </span>
      </div>
      <p className={styles.version}>{isCanary ? `${version} · ${t('pod.canary')}` : version}</p>
      <Parity state={state} />
      {trouble && <Trouble trouble={trouble} />}
      <div className={styles.foot}>
        <span className={styles.facts} title={imageId}>
          {facts.join(' · ')}
        </span>
        <Button
          component={Link}
          href={routes.deployLog(name)}
          size="compact-sm"
          variant="default"
          leftSection={<IconLog size={15} aria-hidden />}
          aria-label={t('pod.logNamed', { name })}
        >
          {t('pod.log')}
        </Button>
      </div>
    </li>
  );
}

function Parity({ state }: { state: PodState }) {
  const { t } = useTranslation('deploy');
  const parity = parities[state];
  const Icon = parityIcons[parity];
  return (
    <p className={styles.parity} data-parity={parity}>
      <Icon size={16} stroke={1.8} aria-hidden />
      {t(`pod.parity.${parity}`)}
    </p>
  );
}

function Trouble({ trouble }: { trouble: NonNullable<DeployedPod['trouble']> }) {
  const { message, hint, said } = usePodTrouble()(trouble);
  return (
    <div className={styles.trouble}>
      <IconAlert className={styles.alert} size={18} stroke={1.7} aria-hidden />
      <div>
        <p>{message}</p>
        <p className={styles.soft}>{hint}</p>
        <Said words={said} short />
      </div>
    </div>
  );
}
