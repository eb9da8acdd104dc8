import type { CoreV1Event } from '@kubernetes/client-node';

/**
 * Whether an event tells only that something was ended on purpose: a budget looks at pods whose Deployment has just gone,
 * as it does whenever a canary ends, and warns of it.
 */
export const isOfEnded = ({ reason, involvedObject }: Pick<CoreV1Event, 'reason' | 'involvedObject'>): boolean =>
  reason === 'CalculateExpectedPodCountFailed' && involvedObject.kind === 'PodDisruptionBudget';
