import { useTranslation } from 'react-i18next';
import type { Deployment } from '../../../../contract/shapes/deployment.ts';
import { StateDot } from '../../../components/state-dot.tsx';
import { useJobs } from '../../../data/jobs.ts';
import { useFormat } from '../../../i18n/format.ts';
import { answering, deployWord, dotOfDeploy } from './deploy-state.ts';
import styles from './head-words.module.css';
import { useTargetWords } from './use-target-words.ts';

const works = [
  'deploy',
  'deploy-key',
  'deploy-scale',
  'deploy-restart',
  'deploy-remove',
  'deploy-canary',
  'deploy-canary-end',
  'deploy-back',
] as const;

/** How what is deployed is, in a sentence. */
export function HeadWords({ deployment }: { deployment: Deployment }) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const place = useTargetWords();
  const { deployed, job, follows, target, version: wanted } = deployment;
  const kind = useJobs(({ running }) => (job === undefined ? undefined : running[job]?.kind));
  const word = deployWord(deployment);
  const ready = deployed?.pods.filter(({ state }) => state === 'ready').length ?? 0;
  const version = answering(deployment).join(', ') || wanted;
  const facts = [
    place(target),
    deployed && deployed.replicas > 0 && t('head.copies', { count: deployed.replicas, ready: format.number(ready) }),
    deployed && t(follows ? 'head.follows' : 'head.stays'),
  ].filter(Boolean);
  return (
    <span className={styles.words}>
      <StateDot state={dotOfDeploy(word)} />
      <strong role="status">
        {word === 'working'
          ? t(`work.${works.find((known) => known === kind) ?? 'deploy'}`, { version: wanted })
          : t(`head.${word}`, { version })}
      </strong>
      <span>{facts.join(' · ')}</span>
    </span>
  );
}
