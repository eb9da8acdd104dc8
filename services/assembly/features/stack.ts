import { fileURLToPath } from 'node:url';
import { machinePorts } from '../../adapters/node/machine-ports.ts';
import { Fault } from '../../domain/fault.ts';
import { wasBegun } from '../../stack/happenings.ts';
import type { Stack } from '../../stack/stack.ts';
import { cameWith } from '../came-with.ts';
import { containerEngines } from '../container-engines.ts';
import type { Ground } from '../ground.ts';
import { layOutSources } from '../image-sources.ts';
import type { Joined } from '../joined.ts';
import { lazyParcels } from '../lazy-adapters.ts';

const COMPOSE = cameWith('compose/compose.yaml');

async function watchAt(address: string) {
  const { createStackWatch } = await import('../../adapters/prometheus/stack-watch.ts');
  return createStackWatch(address);
}

/** What starts this stack can start and stop it; what runs inside cannot. */
async function noEngines(): Promise<never> {
  throw new Fault(
    'engine-missing',
    'This Meadow runs inside the stack.',
    'Use the Stack page of Meadow on the computer that started it.',
    { details: { case: 'inside-stack', inside: 'stack' } },
  );
}

/** A training has its project for itself by a lease, which ends soon after whoever trains is gone. */
async function trainsIn(place: Ground | undefined): Promise<boolean> {
  const runs = (await place?.catalog.runs.list()) ?? [];
  const projects = new Set(runs.flatMap(({ state, project }) => (state === 'running' ? project : [])));
  for (const project of projects) if (await place?.trainLeases.isHeld(project)) return true;
  return false;
}

async function openStack({ home, catalog, jobs, clock, emit, inStack, opened }: Ground): Promise<Stack> {
  const { createStack } = await import('../../stack/stack.ts');
  return createStack({
    file: process.env.MEADOW_COMPOSE_FILE || fileURLToPath(COMPOSE),
    env: process.env,
    home,
    records: catalog.settings,
    jobs,
    clock,
    emit,
    trains: () => trainsIn(opened.get('stack')?.ground),
    engines: inStack ? noEngines : containerEngines,
    parcels: lazyParcels,
    watchAt,
    layOutSources,
    portOwner: machinePorts.owner,
    nextFreePort: machinePorts.nextFree,
  });
}

/** Watches the stack while the core runs. Where none was ever started, nothing of it is loaded for that. */
function attendByItself({ catalog, closing }: Ground, stack: () => Promise<Stack>): () => void {
  const end = new AbortController();
  let attending: Promise<void> | undefined;
  const attend = () => {
    attending ??= stack().then(({ attend: watch }) => watch(end.signal));
    attending.catch(() => undefined);
  };
  closing.defer(async () => {
    end.abort();
    await attending?.catch(() => undefined);
  });
  void wasBegun(catalog.settings).then(
    (begun) => begun && !end.signal.aborted && attend(),
    () => undefined,
  );
  return attend;
}

/** Projects whose stack was removed with its data are nowhere any more. */
async function forgetLost({ jobs, places, emit, log }: Ground, job: string, lost: readonly string[]): Promise<void> {
  if (lost.length === 0) return;
  for await (const _ of jobs.watch(job));
  if (jobs.get(job).state !== 'done') return;
  for (const project of lost) await places.put(project, 'laptop');
  log.info('The stack was removed with its data', { lost });
  emit({ type: 'projects.changed' });
}

const holds = (projects: readonly string[]): Fault =>
  new Fault(
    'stack-holds',
    `Projects live in the stack: ${projects.join(', ')}.`,
    'Move them back first with "meadow move out", or remove it with them on the Stack page.',
    { details: { projects: projects.join(', ') } },
  );

/** Nothing of it is loaded before it is asked for: a core that has no stack starts as fast as without it. */
export const joinStack = (ground: Ground): Joined['stack'] => {
  let opened: Promise<Stack> | undefined;
  const open = () => {
    opened ??= openStack(ground);
    return opened;
  };
  const attend = ground.open && !ground.inStack ? attendByItself(ground, open) : () => undefined;
  const stack = () => {
    attend();
    return open();
  };
  return {
    status: async () => (await stack()).status(),
    async *watch(input, signal) {
      yield* await (await stack()).watch(input, signal);
    },
    forget: async () => (await stack()).forget(),
    preflight: async () => (await stack()).preflight(),
    fix: async (input) => (await stack()).fix(input),
    up: async (input) => (await stack()).up(input),
    stop: async (input) => (await stack()).stop(input),
    down: async (input) => (await stack()).down(input),
    async remove(input) {
      const held = input.data ? [...(await ground.places.inStack())] : [];
      const unsaid = held.filter((project) => !input.lose?.includes(project));
      if (unsaid.length > 0) throw holds(unsaid);
      const begun = await (await stack()).remove(input);
      void forgetLost(ground, begun.job, held);
      return begun;
    },
    updates: async () => (await stack()).updates(),
    update: async (input) => (await stack()).update(input),
    back: async (input) => (await stack()).back(input),
    removeSnapshot: async (input) => (await stack()).removeSnapshot(input),
    restart: async (input) => (await stack()).restart(input),
    async *logs(input, signal) {
      yield* await (await stack()).logs(input, signal);
    },
    loadKit: async (input) => (await stack()).loadKit(input),
    enterWeb: async () => (await stack()).enterWeb(),
    async measured() {
      if (!ground.prometheus) return (await stack()).measured();
      const { address, dashboards } = ground.prometheus;
      const measured = await (await watchAt(address)).read();
      return { ...measured, ...(dashboards !== undefined && { dashboards }) };
    },
    secrets: async () => (await stack()).secrets(),
    recordPlace: async () => (await stack()).recordPlace(),
    attend: async (signal) => (await stack()).attend(signal),
    // Where it was never asked for, there is nothing to be used.
    use: () => void opened?.then(({ use }) => use()),
    wake: async () => (await stack()).wake(),
    weight: async () => (await stack()).weight(),
    weigh: async (input) => (await stack()).weigh(input),
    variables: async () => (await stack()).variables(),
    configure: async (input) => (await stack()).configure(input),
    inside: {
      service: async (name) => (await stack()).inside.service(name),
      run: async (id, order) => (await stack()).inside.run(id, order),
    },
  };
};
