import type {
  ContainerState,
  ServiceContainer,
  ServiceHealth,
  StackService,
  StackStatus,
} from '../../../contract/shapes/stack.ts';
import type { ContainerFacts } from './container-facts.ts';
import { judgeContainer } from './container-health.ts';
import { label } from './labels.ts';
import { pageOf } from './pages.ts';
import { numberOf } from './plan.ts';
import type { ServiceRule } from './stack-file.ts';
import { additions } from './weight.ts';

/** What a container takes: bytes, and percent of one core once two measurements are there. */
export interface Measured {
  memory: number;
  cpu?: number | undefined;
}

export interface StatusFacts {
  containers: readonly ContainerFacts[];
  now: Date;
  measured: ReadonlyMap<string, Measured>;
  /** The last line of a container's log. */
  words: ReadonlyMap<string, string>;
}

/** From the worst on. */
const WORST: readonly ServiceHealth[] = ['unhealthy', 'off', 'starting', 'healthy'];

const BAD_STATES: readonly ContainerState[] = [
  'dead',
  'restarting',
  'absent',
  'exited',
  'created',
  'paused',
  'removing',
  'running',
];

export function serviceStatus(rule: ServiceRule, facts: StatusFacts): StackService {
  const own = facts.containers
    .filter(({ labels }) => labels[label.service] === rule.name && labels[label.oneOff] !== 'True')
    .toSorted((a, b) => numberOf(a) - numberOf(b));
  const containers = own.map((container) => containerStatus(container, rule, facts));
  const missing = containers.length < rule.replicas;
  const healths = [...containers.map(({ health }) => health), ...(missing ? (['off'] as const) : [])];
  const states = [...containers.map(({ state }) => state), ...(missing ? (['absent'] as const) : [])];
  const trouble = containers.find((each) => each.trouble)?.trouble;
  const started = own.flatMap(({ state, started: at }) => (state === 'running' && at ? at : []));
  const measured = own.flatMap(({ id }) => facts.measured.get(id) ?? []);
  const page = pageOf(rule);
  return {
    name: rule.name,
    state: BAD_STATES.find((state) => states.includes(state)) ?? 'absent',
    health: WORST.find((health) => healths.includes(health)) ?? 'off',
    oneShot: rule.oneShot,
    image: rule.image,
    ...(own[0] && { imageId: own[0].imageId }),
    ports: rule.ports.map(({ host, published: port, container, protocol }) => ({ host, port, container, protocol })),
    ...(measured.length > 0 && { memory: sum(measured.map(({ memory }) => memory)) }),
    ...(rule.memory !== undefined && { memoryLimit: rule.memory * Math.max(1, rule.replicas) }),
    ...(measured.some(({ cpu }) => cpu !== undefined) && { cpu: sum(measured.map(({ cpu = 0 }) => cpu)) }),
    ...(started.length > 0 && { started: new Date(Math.min(...started.map(Number))).toISOString() }),
    ...(page !== undefined && { page }),
    needs: Object.keys(rule.dependsOn),
    containers,
    ...(trouble && { trouble }),
  };
}

function containerStatus(container: ContainerFacts, rule: ServiceRule, facts: StatusFacts): ServiceContainer {
  const { id, name, state, started, ended, exit, restarts } = container;
  const { health, trouble } = judgeContainer(container, rule, facts.now, facts.words.get(id));
  return {
    id,
    name,
    number: numberOf(container),
    state,
    health,
    ...(started && { started: started.toISOString() }),
    ...(ended && { ended: ended.toISOString() }),
    ...(exit !== undefined && { exit }),
    restarts,
    ...(trouble && { trouble }),
  };
}

/** A start that gave up waiting for a service: it is no news any more once that service is well. */
export const isMendedByTime = ({ task, fault }: NonNullable<StackStatus['failed']>): boolean =>
  (task === 'up' || task === 'restart') && (fault.code === 'service-failed' || fault.code === 'service-slow');

/** An addition that was chosen and not applied yet: what runs is whole without it. */
export const isUnapplied = ({ name, containers }: StackService): boolean =>
  containers.length === 0 && additions.includes(name);

/** All of it in one word. One-shots that have ended say nothing of whether it runs. */
export function stackState(services: readonly StackService[], working: boolean): StackStatus['state'] {
  const lasting = services.filter(({ oneShot }) => !oneShot);
  const some = (health: ServiceHealth, among = services) => among.some((each) => each.health === health);
  const runs = lasting.some(({ health }) => health !== 'off');
  if (working) return 'starting';
  if (some('unhealthy')) return 'unhealthy';
  if (!runs) return 'off';
  if (some('starting')) return 'starting';
  return some('off') ? 'partly' : 'healthy';
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
