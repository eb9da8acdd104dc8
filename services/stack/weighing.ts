import type { StackStatus } from '../../contract/shapes/stack.ts';
import type { StackLevel, StackPart, StackWeight } from '../../contract/shapes/stack-weight.ts';
import type { StackVariable } from '../../contract/stack.ts';
import { keptData } from '../domain/stack/kept-data.ts';
import { volumeName } from '../domain/stack/labels.ts';
import type { ServiceRule, StackFile } from '../domain/stack/stack-file.ts';
import { parts as allParts, isOn, levelOf, levels, onOf, usualMemory } from '../domain/stack/weight.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';
import type { IdleChange, IdleSettings } from './idle-settings.ts';

export interface WeighingParts {
  file(): Promise<StackFile>;
  engine(): Promise<ContainerEngine>;
  status(): Promise<StackStatus>;
  variables(): Promise<StackVariable[]>;
  configure(values: Record<string, string>): Promise<unknown>;
  idle: IdleSettings;
}

export interface WeightChange {
  level?: Exclude<StackLevel, 'own'> | undefined;
  part?: StackPart | undefined;
  idle?: IdleChange | undefined;
}

type Disk = Awaited<ReturnType<ContainerEngine['disk']>>;

/** The engine walks through all it keeps to tell that: not for every look. */
const DISK_MS = 60_000;

/** What the stack takes, and the choice of how much of it runs. */
export function createWeighing({ file: read, engine, status, variables, configure, idle }: WeighingParts) {
  let seen: { at: number; disk: Promise<Disk | undefined> } | undefined;
  const diskNow = () => {
    if (!seen || performance.now() - seen.at > DISK_MS)
      seen = {
        at: performance.now(),
        disk: engine()
          .then((found) => found.disk())
          .catch(() => undefined),
      };
    return seen.disk;
  };

  const weight = async (): Promise<StackWeight> => {
    const [file, now, known, disk] = await Promise.all([read(), status(), variables(), diskNow()]);
    const rules = file.services.filter(({ oneShot }) => !oneShot);
    const there = new Map(now.services.map((service) => [service.name, service]));
    const images = new Set(now.services.flatMap(({ imageId }) => imageId ?? []));
    const weightOf = (rule: ServiceRule) => {
      const memory = there.get(rule.name)?.memory;
      const measured = memory !== undefined && there.get(rule.name)?.containers.length === rule.replicas;
      const kept = keptData(rule).filter((volume) => rule.volumes.some((own) => own.volume === volume));
      const sizes = kept.flatMap((volume) => disk?.volumes.get(volumeName(file.project, volume)) ?? []);
      const variable = known.find(({ kind, services }) => kind === 'memory' && services.includes(rule.name));
      return {
        name: rule.name,
        replicas: rule.replicas,
        memory: rule.replicas === 0 ? 0 : measured ? memory : usualMemory(rule),
        measured,
        ...(rule.memory !== undefined && { limit: rule.memory * rule.replicas }),
        ...(variable && { variable: variable.name }),
        ...(sizes.length > 0 && { disk: sum(sizes) }),
      };
    };
    const runs = now.services.some(({ oneShot, state }) => !oneShot && state === 'running');
    return {
      level: levelOf(known),
      parts: allParts
        .filter(({ services }) => rules.some(({ name }) => services.includes(name)))
        .map(({ name, services }) => ({ name, on: isOn(services, rules) })),
      services: rules.map(weightOf),
      // Which images it uses, its containers tell.
      ...(disk && images.size > 0 && { images: sum([...images].map((id) => disk.images.get(id) ?? 0)) }),
      pending: runs && rules.some((rule) => isOther(rule, there.get(rule.name))),
      idle: await idle.read(),
    };
  };

  return {
    weight,
    async weigh({ level, part, idle: change }: WeightChange): Promise<StackWeight> {
      if (level || part) {
        const names = new Set((await read()).variables.map(({ name }) => name));
        const found = allParts.find(({ name }) => name === part?.name);
        const values: Record<string, string> = { ...(level && levels[level]) };
        if (found) Object.assign(values, part?.on ? onOf(found) : found.off);
        await configure(Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name))));
      }
      if (change) await idle.change(change);
      return weight();
    },
  };
}

/** Whether a service runs in another way than the file says now. */
function isOther(rule: ServiceRule, service: StackStatus['services'][number] | undefined): boolean {
  return (service?.containers.length ?? 0) !== rule.replicas;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
