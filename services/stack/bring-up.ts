import { dirname } from 'node:path';
import { asFault, Fault } from '../domain/fault.ts';
import { judgeContainer } from '../domain/stack/container-health.ts';
import {
  containerLabels,
  containerName,
  label,
  MADE,
  networkLabels,
  networkName,
  volumeLabels,
  volumeName,
} from '../domain/stack/labels.ts';
import { type PlanFacts, type PlannedContainer, planServices, type ServicePlan } from '../domain/stack/plan.ts';
import type { Condition, ServiceRule, StackFile } from '../domain/stack/stack-file.ts';
import type { StackOwner } from '../domain/stack/stack-owner.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContainerEngine, VolumeFacts } from '../ports/container-engine.ts';
import { createImages, type ImagesParts } from './fetch-images.ts';
import { createReadiness } from './readiness.ts';
import type { WorkLog } from './stack-work.ts';

export interface BringUpParts extends Pick<ImagesParts, 'layOutSources'> {
  engine: ContainerEngine;
  /** Where the Compose file lies. */
  path: string;
  file: StackFile;
  rules: readonly ServiceRule[];
  /** This Meadow. */
  owner: StackOwner;
  log: WorkLog;
  clock: Clock;
  signal: AbortSignal;
}

/**
 * Brings services up as the file says: images, network, volumes, containers, each service as soon as those it needs are
 * ready. What is there already and as it should be is left alone, so it can be done again and goes on where it was.
 * A service that fails holds up only those that need it. Throws the first Fault.
 */
export async function bringUp(parts: BringUpParts): Promise<void> {
  const ended = new AbortController();
  const signal = AbortSignal.any([parts.signal, ended.signal]);
  try {
    await bringAllUp({ ...parts, signal });
  } finally {
    ended.abort();
  }
}

async function bringAllUp(parts: BringUpParts): Promise<void> {
  const { engine, file, rules, log, signal } = parts;
  const { project } = file;
  const imageNames = [...new Set(rules.map(({ image }) => image))];
  const [containers, { anew, laid }, ids] = await Promise.all([
    engine.containers(`${label.project}=${project}`),
    layFoundations(parts),
    Promise.all(imageNames.map((name) => engine.image(name))),
  ]);
  const imageIds = new Map(imageNames.map((name, at) => [name, ids[at]]));
  const plans = planServices(rules, { containers, imageIds, anew, laid, owner: parts.owner.id });
  const readiness = createReadiness({ ...parts, project });
  const fetch = createImages({ ...parts, file: parts.path, project }, imageIds);
  const stages = new Map(rules.map(({ name }) => [name, createStages()]));

  const raise = async (plan: ServicePlan) => {
    const { rule } = plan;
    const own = stages.get(rule.name)!;
    try {
      if (rule.replicas === 0) {
        await Promise.all(plan.surplus.map(({ id }) => stopAndRemove(engine, id)));
        for (const stage of Object.values(own)) stage.resolve();
        return;
      }
      const imageId = await fetch(rule, rules);
      const planned = judgedByImage(plan, imageId, containers);
      // What runs goes on running until all that its successor needs is there.
      const replaces = planned.some(({ action }) => action === 'recreate');
      if (replaces) await waitForNeeded(rule, stages, log);
      signal.throwIfAborted();
      log.step(rule.name, 'create');
      const made = await makeContainers(parts, { ...plan, containers: planned }, imageId);
      if (!replaces) await waitForNeeded(rule, stages, log);
      signal.throwIfAborted();
      log.step(rule.name, 'start');
      await Promise.all(made.filter(({ start }) => start).map(({ id }) => engine.start(id)));
      own.service_started.resolve();
      log.step(rule.name, 'check');
      await Promise.all(made.map(({ id }) => readiness.until(id, rule)));
      own.service_healthy.resolve();
      own.service_completed_successfully.resolve();
      log.step(rule.name, 'done');
    } catch (thrown) {
      const fault = signal.aborted ? signal.reason : asFault(thrown);
      if (fault instanceof Fault) log.fail(rule.name, fault);
      for (const stage of Object.values(own)) stage.reject(fault);
      throw thrown;
    }
  };
  const results = await Promise.allSettled(plans.map(raise));
  signal.throwIfAborted();
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  const first = failures.find((reason) => !(reason instanceof Held)) ?? failures[0];
  if (first !== undefined) throw first;
}

/** Whether all of it is there already, as the file says, and healthy: then there is nothing to do. */
export async function stands({
  engine,
  file,
  rules,
  clock,
}: Omit<BringUpParts, 'log' | 'signal' | 'path' | 'owner' | 'layOutSources'>): Promise<boolean> {
  const { project, volumes } = file;
  const imageNames = [...new Set(rules.map(({ image }) => image))];
  const [containers, network, found, ids] = await Promise.all([
    engine.containers(`${label.project}=${project}`),
    engine.network(networkName(project)),
    engine.volumes(`${label.project}=${project}`),
    Promise.all(imageNames.map((name) => engine.image(name))),
  ]);
  const here = volumesOf(file, found);
  const anew = here.length < volumes.length;
  const laid = youngest(here);
  const imageIds = new Map(imageNames.map((name, at) => [name, ids[at]]));
  const plans = planServices(rules, { containers, imageIds, anew, laid });
  const isSound = ({ rule, containers: planned, surplus }: ServicePlan) =>
    surplus.length === 0 &&
    planned.every(
      ({ action, container }) =>
        action === 'nothing' && container && judgeContainer(container, rule, clock.now()).health === 'healthy',
    );
  return network !== undefined && !anew && plans.every(isSound);
}

/** Network and volumes. Answers whether a volume had to be made: what one-shots put into the others may be missing. */
async function layFoundations({ engine, file }: BringUpParts): Promise<Pick<PlanFacts, 'anew' | 'laid'>> {
  const { project, volumes } = file;
  const network = networkName(project);
  const [there, found] = await Promise.all([engine.network(network), engine.volumes(`${label.project}=${project}`)]);
  if (!there) await engine.createNetwork(network, networkLabels(project));
  else if (there.labels[label.project] !== project) throw notOurs(network);
  const here = volumesOf(file, found);
  const names = new Set(here.map(({ name }) => name));
  const missing = volumes.filter((volume) => !names.has(volumeName(project, volume)));
  const made = missing.length === 0 ? '' : (await engine.state()).now.toISOString();
  const got = await Promise.all(
    missing.map((volume) =>
      engine.createVolume(volumeName(project, volume), { ...volumeLabels(project, volume), [MADE]: made }),
    ),
  );
  // One without labels was there before, and is not a new one.
  return { anew: got.some(({ labels }) => labels[label.project] === project), laid: youngest([...here, ...got]) };
}

function volumesOf({ project, volumes }: StackFile, found: readonly VolumeFacts[]): VolumeFacts[] {
  const names = new Set(volumes.map((volume) => volumeName(project, volume)));
  return found.filter(({ name }) => names.has(name));
}

const youngest = (volumes: readonly VolumeFacts[]): Date | undefined =>
  volumes
    .map(({ created, labels }) => (labels[MADE] ? new Date(labels[MADE]) : created))
    .toSorted((a, b) => b.getTime() - a.getTime())[0];

const notOurs = (network: string): Fault =>
  new Fault(
    'engine-refused',
    `The network ${network} is there, and belongs to somebody else.`,
    'Remove it, then start the stack again.',
    {
      details: { case: 'network-foreign', network },
    },
  );

interface Made {
  id: string;
  start: boolean;
}

/** The image may have come only now: what is there is judged by the one it is to run. */
function judgedByImage(
  { rule, containers: planned }: ServicePlan,
  imageId: string,
  containers: Parameters<typeof planServices>[1]['containers'],
): PlannedContainer[] {
  const imageIds = new Map([[rule.image, imageId]]);
  const [fresh] = planServices([rule], { containers, imageIds, anew: false });
  const changed = (number: number) => fresh?.containers.find((each) => each.number === number)?.action === 'recreate';
  return planned.map((each) => (changed(each.number) ? { ...each, action: 'recreate' } : each));
}

async function makeContainers(parts: BringUpParts, plan: ServicePlan, imageId: string): Promise<Made[]> {
  const { engine } = parts;
  await Promise.all(plan.surplus.map(async ({ id }) => stopAndRemove(engine, id)));
  return Promise.all(plan.containers.map((planned) => makeContainer(parts, plan.rule, planned, imageId)));
}

async function makeContainer(
  { engine, file: { project }, path, owner }: BringUpParts,
  rule: ServiceRule,
  { number, action, container }: PlannedContainer,
  imageId: string,
): Promise<Made> {
  if (container && (action === 'nothing' || action === 'start')) return { id: container.id, start: action === 'start' };
  if (container) await stopAndRemove(engine, container.id);
  const name = containerName(project, rule.name, number);
  const id = await engine.create({
    name,
    rule,
    imageId,
    labels: containerLabels(rule, number, imageId, { project, file: path, folder: dirname(path), owner }),
    network: networkName(project),
    aliases: [name, rule.name],
    volumeName: (volume) => volumeName(project, volume),
  });
  return { id, start: true };
}

async function stopAndRemove(engine: ContainerEngine, id: string): Promise<void> {
  await engine.stop(id);
  await engine.remove(id);
}

type Stages = Record<Condition, PromiseWithResolvers<void>>;

function createStages(): Stages {
  const stage = () => {
    const made = Promise.withResolvers<void>();
    made.promise.catch(() => undefined);
    return made;
  };
  return { service_started: stage(), service_healthy: stage(), service_completed_successfully: stage() };
}

/** A service that waits in vain has not failed itself. */
class Held extends Fault {}

async function waitForNeeded(rule: ServiceRule, stages: ReadonlyMap<string, Stages>, log: WorkLog): Promise<void> {
  const waiting = new Set(Object.keys(rule.dependsOn));
  if (waiting.size > 0) log.step(rule.name, 'waiting', [...waiting]);
  await Promise.all(
    Object.entries(rule.dependsOn).map(async ([needed, { condition }]) => {
      const stage = stages.get(needed)?.[condition].promise;
      await stage?.catch((reason: unknown) => {
        throw held(rule.name, needed, reason);
      });
      waiting.delete(needed);
      log.step(rule.name, 'waiting', [...waiting]);
    }),
  );
}

const held = (service: string, needed: string, cause: unknown): Held =>
  new Held('service-failed', `${service} was not started: it needs ${needed}.`, `See what is wrong with ${needed}.`, {
    details: { case: 'needed', service, needed },
    cause,
  });
