import type { ContainerFacts } from './container-facts.ts';
import { label } from './labels.ts';
import type { ServiceRule } from './stack-file.ts';
import { isOfAnother } from './stack-owner.ts';

/** What is to be done so that one container of a service is as the file says. */
export interface PlannedContainer {
  number: number;
  action: 'create' | 'recreate' | 'start' | 'nothing';
  container?: ContainerFacts | undefined;
}

export interface ServicePlan {
  rule: ServiceRule;
  containers: PlannedContainer[];
  /** There are more than are wanted. */
  surplus: ContainerFacts[];
}

export interface PlanFacts {
  containers: readonly ContainerFacts[];
  /** By the name of the image; none where it is not here. */
  imageIds: ReadonlyMap<string, string | undefined>;
  /** A volume was lost, so what one-shots did is too. */
  anew: boolean;
  /** When the youngest volume was made: what one-shots did before is not in it, whoever made it. */
  laid?: Date | undefined;
  /** The id of this Meadow: what it starts is its own from then on. */
  owner?: string | undefined;
}

/** What is wanted against what is there. What Compose made from the same file is as good as what Meadow made. */
export function planServices(rules: readonly ServiceRule[], facts: PlanFacts): ServicePlan[] {
  return rules.map((rule) => planService(rule, facts));
}

function planService(rule: ServiceRule, { containers, imageIds, anew, laid, owner }: PlanFacts): ServicePlan {
  const own = containers
    .filter(({ labels }) => labels[label.service] === rule.name && labels[label.oneOff] !== 'True')
    .toSorted((a, b) => numberOf(a) - numberOf(b));
  const taken = new Set<ContainerFacts>();
  const isLost = ({ started }: ContainerFacts) => anew || (!!laid && !!started && started < laid);
  const planned = Array.from({ length: rule.replicas }, (_, at): PlannedContainer => {
    const number = at + 1;
    const container = own.find((each) => numberOf(each) === number && !taken.has(each));
    if (!container) return { number, action: 'create' };
    taken.add(container);
    const action = actionFor(container, rule, imageIds.get(rule.image), isLost(container));
    const takesOver = action === 'start' && owner !== undefined && isOfAnother(container, owner);
    return { number, action: takesOver ? 'recreate' : action, container };
  });
  return { rule, containers: planned, surplus: own.filter((each) => !taken.has(each)) };
}

export const numberOf = ({ labels }: Pick<ContainerFacts, 'labels'>): number => Number(labels[label.number] ?? 1);

function actionFor(
  container: ContainerFacts,
  rule: ServiceRule,
  imageId: string | undefined,
  lost: boolean,
): PlannedContainer['action'] {
  const { labels, state, exit } = container;
  const same = labels[label.hash] === rule.hash && (labels[label.image] ?? container.imageId) === imageId;
  if (!same || state === 'dead' || state === 'removing' || state === 'paused') return 'recreate';
  if (state === 'running' || state === 'restarting') return 'nothing';
  const did = rule.oneShot && state === 'exited' && exit === 0 && !lost;
  return did ? 'nothing' : 'start';
}
