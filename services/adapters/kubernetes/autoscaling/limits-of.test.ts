import type { V2HorizontalPodAutoscaler, V2HorizontalPodAutoscalerCondition } from '@kubernetes/client-node';
import { expect, it } from 'vitest';
import { limitsOf } from './limits-of.ts';

type Condition = Pick<V2HorizontalPodAutoscalerCondition, 'type' | 'status' | 'reason' | 'message'>;

const autoscaler = (conditions: Condition[], change: Partial<V2HorizontalPodAutoscaler> = {}) => ({
  metadata: { name: 'predictor', labels: { 'app.kubernetes.io/managed-by': 'meadow' } },
  spec: { scaleTargetRef: { kind: 'Deployment', name: 'predictor' }, minReplicas: 2, maxReplicas: 6 },
  status: { desiredReplicas: 3, conditions },
  ...change,
});

const able = { type: 'AbleToScale', status: 'True', reason: 'ReadyForNewScale', message: 'ready' };
const active = { type: 'ScalingActive', status: 'True', reason: 'ValidMetricFound', message: 'found' };
const limited = (reason: string) => ({ type: 'ScalingLimited', status: 'True', reason, message: 'limited' });

it.each([
  ['fitting', [able, active, { ...limited('DesiredWithinRange'), status: 'False' }]],
  ['at-most', [able, active, limited('TooManyReplicas')]],
  ['at-least', [able, active, limited('TooFewReplicas')]],
  ['paused', [able, { ...active, status: 'False', reason: 'ScalingDisabled' }]],
  ['unable', [{ ...able, status: 'False', reason: 'FailedUpdateScale' }, active]],
] as [string, Condition[]][])('is %s, by its conditions', (state, conditions) => {
  expect(limitsOf(autoscaler(conditions))).toMatchObject({ state, least: 2, most: 6, wanted: 3 });
});

const unmeasured = { ...active, status: 'False', reason: 'FailedGetResourceMetric' };

// It keeps to its limits without measurements too; that it is not measured is what a person has to know.
it.each([
  ['looking', []],
  ['unmeasured', [able, unmeasured, limited('TooFewReplicas')]],
] as [string, Condition[]][])('%s, does not tell how many the load asks for', (state, conditions) => {
  const limits = limitsOf(autoscaler(conditions));
  expect(limits).toMatchObject({ state, least: 2, most: 6 });
  expect(limits).not.toHaveProperty('wanted');
});

it('says what a copy takes and is to take, in thousandths of a core', () => {
  const spec = {
    scaleTargetRef: { kind: 'Deployment', name: 'predictor' },
    maxReplicas: 6,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '500m' } } }],
  };
  const currentMetrics = [{ type: 'Resource', resource: { name: 'cpu', current: { averageValue: '812345678n' } } }];
  const status = { desiredReplicas: 3, conditions: [able, active], currentMetrics };
  expect(limitsOf(autoscaler([], { spec, status })).cpu).toEqual({ used: 812, target: 500 });
});

it('names one that Meadow did not make', () => {
  expect(limitsOf(autoscaler([], { metadata: { name: 'of-the-team' } })).foreign).toBe('of-the-team');
  expect(limitsOf(autoscaler([])).foreign).toBeUndefined();
});
