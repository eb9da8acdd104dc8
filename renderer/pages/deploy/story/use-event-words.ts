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

/** Who starts is not up at once: asking it too early is no reason to worry. */
const isEarly = ({ reason, message }: DeployEvent): boolean =>
  reason === 'Unhealthy' && message.startsWith('Startup probe');
const isNotReady = ({ reason, message }: DeployEvent): boolean =>
  reason === 'Unhealthy' && message.startsWith('Readiness probe');

interface EventWords {
  text: string;
  /** The cluster's own sentence, where it tells more or is all there is. */
  said?: string;
  /** Worth a look. */
  warns: boolean;
}

/** What happened, in plain words. */
export function useEventWords() {
  const { t } = useTranslation('deploy');
  return (event: DeployEvent): EventWords => {
    const { reason, message, warning } = event;
    if (isEarly(event)) return { text: t('event.early'), warns: false };
    if (isNotReady(event)) return { text: t('event.notReady'), said: message, warns: warning };
    const name = known.find((each) => each === reason);
    if (!name) return { text: reason, said: message, warns: warning };
    const text = t(`event.${name}`);
    return warning && message ? { text, said: message, warns: true } : { text, warns: warning };
  };
}
