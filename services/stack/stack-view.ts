import { setTimeout } from 'node:timers/promises';
import type { MeadowEvent } from '../../contract/events.ts';
import type { StackStatus, StackTask, StackWork } from '../../contract/shapes/stack.ts';
import { asFault, type Fault } from '../domain/fault.ts';
import type { ContainerFacts } from '../domain/stack/container-facts.ts';
import { judgeContainer } from '../domain/stack/container-health.ts';
import { label } from '../domain/stack/labels.ts';
import { ownContainers } from '../domain/stack/own-containers.ts';
import type { StackFile } from '../domain/stack/stack-file.ts';
import { anotherOwner } from '../domain/stack/stack-owner.ts';
import { isUnapplied, serviceStatus, stackState } from '../domain/stack/status.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';
import type { Bell } from './bell.ts';
import type { Connection } from './connection.ts';
import type { Fallen } from './fallen.ts';
import type { Happenings } from './happenings.ts';
import type { IdleSettings } from './idle-settings.ts';
import { lastWords } from './readiness.ts';
import type { StackSource } from './stack-source.ts';
import { createUsageMeter } from './usage-meter.ts';

export interface ViewParts {
  source: StackSource;
  connection: Connection;
  clock: Clock;
  /** Rings when the work changed. */
  bell: Bell;
  work(): StackWork | undefined;
  failed(): StackStatus['failed'];
  /** Told when all is well. */
  getWell(): void;
  happenings: Happenings;
  fallen: Fallen;
  /** The id by which containers may know this Meadow. */
  ownId(): Promise<string | undefined>;
  idle: IdleSettings;
  emit(event: MeadowEvent): void;
}

export interface StackView {
  /** As it is now; `measured`: with what it takes. */
  read(measured: boolean): Promise<StackStatus>;
  watch(signal: AbortSignal | undefined): AsyncGenerator<StackStatus>;
  /** A container changed: what is told of it is looked at again, soon. */
  changed(): void;
}

/** Told at most so often. */
const APART_MS = 200;
/** After a change that nobody watches. */
const SOON_MS = 1000;
/** Measurements, and changes that were missed. */
const LOOK_MS = 2000;
/** Progress changes more often than containers, which cost the engine something to look at. */
const FRESH_MS = 1000;

/** A busy engine takes a while to measure; how the services are does not wait for that. */
const MEASURE_MS = 8000;

interface Seen {
  containers: ContainerFacts[];
  at: number;
}

/** The stack as it is: the Compose file beside what the engine has. */
export function createStackView(parts: ViewParts): StackView {
  const { source, connection, clock } = parts;
  const meter = createUsageMeter();
  const words = new Map<string, string>();
  let seen: Seen | undefined;
  let stale = true;
  const tell = createTelling(parts.emit);

  const look = async (engine: ContainerEngine, file: StackFile): Promise<ContainerFacts[]> => {
    const now = clock.now().getTime();
    if (!stale && seen && now - seen.at < FRESH_MS) return seen.containers;
    stale = false;
    const found = await engine.containers(`${label.project}=${file.project}`);
    const containers = ownContainers(found, { ...file, path: source.path }).own;
    seen = { containers, at: now };
    return containers;
  };

  const read = async (measured: boolean): Promise<StackStatus> => {
    const file = await source.read().catch((thrown: unknown) => asFault(thrown));
    if (file instanceof Error) return withFault(parts, undefined, file);
    if (measured) stale = true;
    try {
      const engine = await connection.engine();
      const containers = await look(engine, file);
      const measuring = meter.measure(engine, containers);
      if (measured) await Promise.race([measuring, setTimeout(MEASURE_MS)]);
      await findWords(engine, file, containers, words, clock.now());
      const { name, context, address, version, memory, cpus } = await connection.state();
      const status = await statusOf(parts, file, containers, meter.last(), words);
      tell(status);
      // What cannot be noted, as on a full disk, keeps nobody from seeing it.
      await noteSeen(parts, status, containers).catch(() => undefined);
      return { ...status, engine: { name, context, address, version, memory, cpus } };
    } catch (thrown) {
      const fault = asFault(thrown);
      if (fault.code.startsWith('engine-')) connection.lose();
      return withFault(parts, file, fault);
    }
  };

  const note = () => {
    stale = true;
    parts.bell.ring();
  };
  let telling = false;
  const tellSoon = async () => {
    telling = true;
    await setTimeout(SOON_MS);
    telling = false;
    // Where Meadow ends, so do its records.
    await read(false).catch(() => undefined);
  };
  /** Several changes come together: one look tells of them. */
  const changed = () => {
    note();
    if (!telling) void tellSoon();
  };

  async function* watch(signal: AbortSignal | undefined): AsyncGenerator<StackStatus> {
    const ended = new AbortController();
    const until = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
    void followChanges(parts, until, note);
    let last = '';
    try {
      while (!until.aborted) {
        // Before the look: what changes from here on is not in it.
        const another = parts.bell.heard(LOOK_MS, until);
        const status = await read(false);
        const told = JSON.stringify(status);
        if (told !== last) yield status;
        last = told;
        await setTimeout(APART_MS);
        await another;
      }
    } finally {
      ended.abort();
    }
  }
  return { read, watch, changed };
}

/** Tells when the whole is in another state, and of each trouble once for as long as it lasts. */
function createTelling(emit: ViewParts['emit']): (status: StackStatus) => void {
  let state: StackStatus['state'] | undefined;
  let known = new Map<string, string>();
  return ({ state: now, services }) => {
    if (state !== undefined && state !== now) emit({ type: 'stack.changed', state: now });
    state = now;
    const troubles = services.flatMap(({ name, trouble }) => (trouble ? [{ service: name, trouble }] : []));
    for (const { service, trouble } of troubles)
      if (known.get(service) !== trouble.kind) emit({ type: 'stack.trouble', service, trouble });
    known = new Map(troubles.map(({ service, trouble }) => [service, trouble.kind]));
  };
}

/** Follows the engine's changes, again where it went and came back. */
async function followChanges(
  { connection, source, clock }: ViewParts,
  signal: AbortSignal,
  changed: () => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const [engine, { project }] = [await connection.engine(), await source.read()];
      for await (const _ of engine.changes(`${label.project}=${project}`, signal)) changed();
    } catch {
      // The next look tells what is wrong.
    }
    await clock.sleep(LOOK_MS, signal).catch(() => undefined);
  }
}

/** That there is something to tell of, and that what had fallen stands again. */
async function noteSeen(
  { happenings, fallen }: ViewParts,
  { services }: StackStatus,
  containers: readonly ContainerFacts[],
): Promise<void> {
  if (containers.length > 0) await happenings.begin();
  await fallen.rose(services.flatMap(({ name, health }) => (health === 'healthy' ? name : [])));
}

/** Work after which all runs. */
const RISES: readonly StackTask[] = ['up', 'restart', 'update', 'back'];

async function statusOf(
  { clock, work: workNow, failed, getWell, source, happenings, idle, ownId }: ViewParts,
  file: StackFile,
  containers: readonly ContainerFacts[],
  measured: Parameters<typeof serviceStatus>[1]['measured'],
  words: ReadonlyMap<string, string>,
): Promise<StackStatus> {
  const facts = { containers, now: clock.now(), measured, words };
  const services = shownOf(file, containers).map((rule) => serviceStatus(rule, facts));
  const work = workNow();
  const rests = await idle.rests();
  const rises = work !== undefined && RISES.includes(work.task);
  const wanted = services.filter((service) => !isUnapplied(service));
  const state = stackState(wanted, rises);
  if (state === 'healthy' && !work) getWell();
  const last = failed();
  const another = anotherOwner(containers, await ownId());
  return {
    project: file.project,
    file: source.path,
    state,
    services,
    healthy: wanted.every(({ health }) => health === 'healthy'),
    ...(another && { another }),
    ...(work && { work }),
    ...(last && { failed: last }),
    ...(rests !== undefined && state === 'off' && { rests }),
    happened: await happenings.list(file),
  };
}

/** Of some there are to be none, and are some until the next start. */
const shownOf = ({ services }: StackFile, containers: readonly ContainerFacts[]) =>
  services.filter(
    ({ name, replicas }) => replicas > 0 || containers.some(({ labels }) => labels[label.service] === name),
  );

/** Services as the file has them, where nothing else can be told. */
async function withFault(parts: ViewParts, file: StackFile | undefined, fault: Fault): Promise<StackStatus> {
  const empty: StackFile = { project: 'meadow', services: [], volumes: [], variables: [] };
  const status = await statusOf(parts, file ?? empty, [], new Map(), new Map());
  return { ...status, healthy: false, fault: fault.toShape() };
}

/** What containers in trouble said last; asked once for each of their ends. */
async function findWords(
  engine: ContainerEngine,
  file: StackFile,
  containers: readonly ContainerFacts[],
  words: Map<string, string>,
  now: Date,
): Promise<void> {
  const asking = containers.map(async (container) => {
    const rule = file.services.find(({ name }) => name === container.labels[label.service]);
    const { trouble } = rule ? judgeContainer(container, rule, now) : {};
    if (!trouble || trouble.kind === 'unhealthy') words.delete(container.id);
    else if (!words.has(container.id)) words.set(container.id, (await lastWords(engine, container.id)) ?? '');
  });
  await Promise.all(asking);
}
