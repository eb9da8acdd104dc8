import { useTranslation } from 'react-i18next';
import type { DeployEvent } from '../../../../contract/shapes/deployment.ts';

/** Reasons that Kubernetes gives, and that are said in plain words. */
const known = [
  'Scheduled',
  'Pulling',
  'Pulled',
  'Created',
  'Started',
  'Killing',
  'Unhealthy',
  'BackOff',
  'Failed',
  'FailedScheduling',
  'FailedCreate',
  'FailedMount',
  'SuccessfulCreate',
  'SuccessfulDelete',
  'ScalingReplicaSet',
  'SuccessfulRescale',
  'FailedGetResourceMetric',
  'FailedComputeMetricsReplicas',
  'Evicted',
  'Preempting',
] as const;

/** What happened, in plain words; `said` is the cluster's own sentence, where it tells more or is all there is. */
export function useEventWords() {
  const { t } = useTranslation('deploy');
  return ({ reason, message, warning }: DeployEvent): { text: string; said?: string } => {
    const name = known.find((each) => each === reason);
    if (!name) return { text: reason, said: message };
    const text = t(`event.${name}`);
    return warning && message ? { text, said: message } : { text };
  };
}
