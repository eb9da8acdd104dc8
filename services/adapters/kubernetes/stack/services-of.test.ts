import type { CoreV1Event, V1ContainerStatus, V1Deployment, V1Pod } from '@kubernetes/client-node';
import { expect, it } from 'vitest';
import { servicesOf } from './services-of.ts';

const workload = (ready: number, change: V1Deployment['status'] = {}): V1Deployment => ({
  metadata: { name: 'mlflow', generation: 2 },
  spec: { replicas: 1, selector: {}, template: {} },
  status: { observedGeneration: 2, readyReplicas: ready, updatedReplicas: 1, ...change },
});
const container = (state: V1ContainerStatus['state']): V1ContainerStatus => ({
  name: 'mlflow',
  image: 'mlflow:1',
  imageID: '',
  ready: false,
  restartCount: 3,
  ...(state && { state }),
});
const pod = (status: V1Pod['status']): V1Pod => ({
  metadata: { uid: 'one', labels: { 'app.kubernetes.io/name': 'mlflow' } },
  status: { phase: 'Pending', ...status },
});
const event = (reason: string, message: string): CoreV1Event => ({
  metadata: {},
  involvedObject: { uid: 'one' },
  reason,
  message,
});
const look = (given: { deployment?: V1Deployment; pods?: V1Pod[]; events?: CoreV1Event[] }) =>
  servicesOf({
    namespace: 'meadow',
    workloads: [given.deployment ?? workload(0)],
    ports: new Map([['mlflow', 5000]]),
    pods: given.pods ?? [],
    events: given.events ?? [],
  })[0];

it('is ready when the pods of what was asked for last are, and says what leads to it', () => {
  expect(look({ deployment: workload(1) })).toEqual({
    name: 'mlflow',
    state: 'ready',
    ready: 1,
    wanted: 1,
    restarts: 0,
    inside: 'mlflow.meadow:5000',
    command: 'kubectl -n meadow port-forward service/mlflow 5001:5000',
  });
  // What is ready is of before.
  expect(look({ deployment: workload(1, { observedGeneration: 1 }) })?.state).toBe('waiting');
  const { updatedReplicas: _, ...none } = workload(1).status!;
  expect(look({ deployment: { ...workload(1), status: none } })?.state).toBe('waiting');
});

it('has the trouble of what runs before its container, since that keeps it', () => {
  const waiting = container({ waiting: { reason: 'ImagePullBackOff', message: 'not found' } });
  const first = pod({ initContainerStatuses: [waiting], containerStatuses: [container({ waiting: {} })] });
  expect(look({ pods: [first] })).toMatchObject({ state: 'waiting', trouble: { kind: 'image-missing' } });
  const over = { ...waiting, state: { terminated: { exitCode: 0 } } };
  const then = pod({ initContainerStatuses: [over], containerStatuses: [container({ running: {} })] });
  expect(look({ pods: [then] })).toMatchObject({ state: 'starting', restarts: 3 });
});

it('says which volume or Secret does not come, and nothing of one that runs', () => {
  const words = 'MountVolume.SetUp failed: secret "mlflow-config" not found';
  const events = [event('FailedMount', words)];
  expect(look({ pods: [pod({})], events })?.trouble).toMatchObject({ kind: 'not-made', details: { words } });
  const running = pod({ phase: 'Running', containerStatuses: [{ ...container({ running: {} }), restartCount: 0 }] });
  expect(look({ pods: [running], events })?.trouble).toBeUndefined();
});
