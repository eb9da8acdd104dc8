import type { ContainerFacts } from '../domain/stack/container-facts.ts';
import type { Measured } from '../domain/stack/status.ts';
import type { ContainerEngine, Usage } from '../ports/container-engine.ts';

/** Measuring costs the engine something: no more often than that. */
const EVERY_MS = 4000;

export interface UsageMeter {
  /** What was measured last. */
  last(): ReadonlyMap<string, Measured>;
  /** Measures what runs, where that is not just done. A container that ends meanwhile has no figure. */
  measure(engine: ContainerEngine, containers: readonly ContainerFacts[]): Promise<void>;
}

/** What containers take. Percent of a core needs two measurements. */
export function createUsageMeter(): UsageMeter {
  let usages = new Map<string, Usage>();
  let measured = new Map<string, Measured>();
  let begun = 0;
  let running: Promise<void> | undefined;

  const run = async (engine: ContainerEngine, containers: readonly ContainerFacts[]) => {
    const fresh = new Map<string, Usage>();
    const figures = new Map<string, Measured>();
    const take = async ({ id }: ContainerFacts) => {
      const usage = await engine.usage(id).catch(() => undefined);
      if (!usage) return;
      fresh.set(id, usage);
      figures.set(id, { memory: usage.memory, cpu: percent(usages.get(id), usage) });
    };
    await Promise.all(containers.filter(({ state }) => state === 'running').map(take));
    usages = fresh;
    measured = figures;
  };
  return {
    last: () => measured,
    measure(engine, containers) {
      if (running) return running;
      if (Date.now() - begun < EVERY_MS) return Promise.resolve();
      begun = Date.now();
      running = run(engine, containers).finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

function percent(before: Usage | undefined, { cpu, at }: Usage): number | undefined {
  const ms = before && at.getTime() - before.at.getTime();
  if (!before || !ms || ms <= 0 || cpu < before.cpu) return undefined;
  return (cpu - before.cpu) / (ms * 1e4);
}
