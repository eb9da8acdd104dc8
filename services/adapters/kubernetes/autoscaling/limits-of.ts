import type { V2HorizontalPodAutoscaler } from '@kubernetes/client-node';
import type { AutoscalingLimits, AutoscalingState } from '../../../../contract/shapes/autoscaling.ts';
import { quantity } from '../../../domain/deploying/quantity.ts';
import { labels, MANAGER } from '../names.ts';

/** What an autoscaler is told and does, by its status and conditions (`autoscaling/v2`). */
export function limitsOf(autoscaler: V2HorizontalPodAutoscaler): AutoscalingLimits {
  const { spec, status, metadata } = autoscaler;
  const { state, words } = stateOf(autoscaler);
  const cpu = cpuOf(autoscaler);
  return {
    least: spec?.minReplicas ?? 1,
    most: spec?.maxReplicas ?? 1,
    ...(knows(state, status?.desiredReplicas) && { wanted: status?.desiredReplicas ?? 0 }),
    state,
    words,
    ...(cpu && { cpu }),
    ...(!isOwn(autoscaler) && { foreign: metadata?.name ?? '' }),
  };
}

/** While it does not know what copies take, its status names the last number, or 0. */
const knows = (state: AutoscalingState, wanted: number | undefined): boolean =>
  state === 'paused' || (state !== 'unmeasured' && state !== 'looking' && wanted !== undefined && wanted > 0);

export const isOwn = ({ metadata }: V2HorizontalPodAutoscaler): boolean =>
  metadata?.labels?.[labels.managedBy] === MANAGER;

function stateOf({ status }: V2HorizontalPodAutoscaler): { state: AutoscalingState; words: string } {
  const find = (type: string, is: string) =>
    status?.conditions?.find((each) => each.type === type && each.status === is);
  const said = (state: AutoscalingState, words = '') => ({ state, words });
  if (!status?.conditions?.length) return said('looking');
  const unable = find('AbleToScale', 'False');
  if (unable) return said('unable', unable.message);
  const idle = find('ScalingActive', 'False');
  if (idle) return said(idle.reason === 'ScalingDisabled' ? 'paused' : 'unmeasured', idle.message);
  const limited = find('ScalingLimited', 'True');
  if (limited?.reason === 'TooManyReplicas') return said('at-most', limited.message);
  if (limited?.reason === 'TooFewReplicas') return said('at-least', limited.message);
  return said('fitting', find('ScalingActive', 'True')?.message);
}

/** Only where both are told as what one copy takes. */
function cpuOf({ spec, status }: V2HorizontalPodAutoscaler): AutoscalingLimits['cpu'] {
  const target = spec?.metrics?.find(({ resource }) => resource?.name === 'cpu')?.resource?.target.averageValue;
  const used = status?.currentMetrics?.find((each) => each.resource?.name === 'cpu')?.resource?.current.averageValue;
  if (target === undefined || used === undefined) return undefined;
  return { used: Math.round(quantity(used) * 1000), target: Math.round(quantity(target) * 1000) };
}
