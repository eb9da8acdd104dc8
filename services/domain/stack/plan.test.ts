import { describe, expect, it } from 'vitest';
import type { ContainerFacts } from './container-facts.ts';
import { label } from './labels.ts';
import { planServices } from './plan.ts';
import { readCompose } from './read-compose.ts';
import type { ServiceRule } from './stack-file.ts';

const text = `services:
  once: {image: a}
  lasting:
    image: b
    scale: 2
    depends_on: {once: {condition: service_completed_successfully}}
`;
const { services } = readCompose({ file: 'compose.yaml', text, variables: {} });
const imageIds = new Map([
  ['a', 'sha256:a'],
  ['b', 'sha256:b'],
]);

const made = (
  rule: ServiceRule,
  part: Partial<ContainerFacts> = {},
  more: Record<string, string> = {},
): ContainerFacts => ({
  id: `${rule.name}-${more[label.number] ?? 1}`,
  name: rule.name,
  labels: {
    [label.service]: rule.name,
    [label.number]: '1',
    [label.hash]: rule.hash,
    [label.image]: imageIds.get(rule.image) ?? '',
    [label.oneOff]: 'False',
    ...more,
  },
  image: rule.image,
  imageId: imageIds.get(rule.image) ?? '',
  state: 'running',
  outOfMemory: false,
  created: new Date(0),
  restarts: 0,
  ports: [],
  mounts: [],
  ...part,
});

const [once, lasting] = services as [ServiceRule, ServiceRule];
const second = { [label.number]: '2' };
const actions = (containers: ContainerFacts[], anew = false) =>
  planServices(services, { containers, imageIds, anew }).map((plan) => plan.containers.map(({ action }) => action));
const done = made(once, { state: 'exited', exit: 0 });

describe('what is to be done', () => {
  it.each<[string, ContainerFacts[], string[][]]>([
    ['with nothing there', [], [['create'], ['create', 'create']]],
    ['with all there', [done, made(lasting), made(lasting, {}, second)], [['nothing'], ['nothing', 'nothing']]],
    ['with one replica', [done, made(lasting, {}, second)], [['nothing'], ['create', 'nothing']]],
    ['with all stopped', [done, made(lasting, { state: 'exited', exit: 0 })], [['nothing'], ['start', 'create']]],
    ['with one made and not started', [made(once, { state: 'created' })], [['start'], ['create', 'create']]],
    ['with a one-shot that failed', [made(once, { state: 'exited', exit: 1 })], [['start'], ['create', 'create']]],
    ['with another file', [made(once, {}, { [label.hash]: 'x' })], [['recreate'], ['create', 'create']]],
    ['with another image', [made(once, {}, { [label.image]: 'x' })], [['recreate'], ['create', 'create']]],
    ['with what only was tried', [made(once, {}, { [label.oneOff]: 'True' })], [['create'], ['create', 'create']]],
  ])('%s', (_what, containers, expected) => {
    expect(actions(containers)).toEqual(expected);
  });

  it('does once more what filled a volume that is gone', () => {
    expect(actions([done], true)[0]).toEqual(['start']);
  });

  it('does once more what ended before the youngest volume was made, as after a start that was killed', () => {
    const planned = (laid: Date) =>
      planServices([once], {
        containers: [{ ...done, started: new Date(5000) }],
        imageIds,
        anew: false,
        laid,
      }).map((plan) => plan.containers[0]?.action);
    expect(planned(new Date(6000))).toEqual(['start']);
    expect(planned(new Date(4000))).toEqual(['nothing']);
  });

  it('takes away what is too much', () => {
    const third = made(lasting, {}, { [label.number]: '3' });
    const twice = { ...made(lasting), id: 'twin' };
    const [, plan] = planServices(services, { containers: [made(lasting), twice, third], imageIds, anew: false });
    expect(plan?.surplus.map(({ id }) => id)).toEqual(['twin', 'lasting-3']);
  });
});
