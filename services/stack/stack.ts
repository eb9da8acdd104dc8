import type { MeadowEvent } from '../../contract/events.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { StackTask } from '../../contract/shapes/stack.ts';
import type { StackFix, stack as stackContract } from '../../contract/stack.ts';
import { Fault } from '../domain/fault.ts';
import type { ContainerFacts } from '../domain/stack/container-facts.ts';
import { label } from '../domain/stack/labels.ts';
import { filesOf, ownContainers } from '../domain/stack/own-containers.ts';
import { anotherOwner } from '../domain/stack/stack-owner.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContainerEngine, ContainerEngines } from '../ports/container-engine.ts';
import type { Parcels } from '../ports/parcels.ts';
import type { StackWatch } from '../ports/stack-watch.ts';
import { asked } from './asked.ts';
import { attend } from './attend.ts';
import { createBell } from './bell.ts';
import { type BringUpParts, stands } from './bring-up.ts';
import { createConnection } from './connection.ts';
import { createDesk, type Task } from './desk.ts';
import { enterWeb } from './enter-web.ts';
import { createFallen } from './fallen.ts';
import { createHappenings } from './happenings.ts';
import { createIdleSettings } from './idle-settings.ts';
import { createInside, type Inside } from './inside.ts';
import { loadKit } from './load-kit.ts';
import { createOwnName } from './own-name.ts';
import { lookBefore, type PreflightParts } from './preflight.ts';
import { readLogs } from './read-logs.ts';
import { readMeasured } from './read-measured.ts';
import { type RecordPlace, readRecordPlace } from './read-record-place.ts';
import { readSecrets } from './read-secrets.ts';
import { restWhenIdle } from './rest.ts';
import { restart } from './restart.ts';
import { createStackSource } from './stack-source.ts';
import { createStackView } from './stack-view.ts';
import { removeAll, servicesOf, stopAll } from './take-down.ts';
import { createUpdates } from './updates.ts';
import { createVariables } from './variables.ts';
import { createWeighing } from './weighing.ts';

export interface StackParts
  extends Pick<PreflightParts, 'portOwner' | 'nextFreePort'>,
    Pick<BringUpParts, 'layOutSources'> {
  /** The Compose file. */
  file: string;
  env: Record<string, string | undefined>;
  /** The data folder, which says to people whose stack it is. */
  home: string;
  records: SettingRecords;
  jobs: Jobs;
  clock: Clock;
  emit(event: MeadowEvent): void;
  /** Whether a training goes on in the stack's records, as far as they are open. */
  trains(): Promise<boolean>;
  parcels: Parcels;
  /** Loaded when it is first needed. */
  engines(): Promise<ContainerEngines>;
  /** What measures the stack, at its address. Loaded when it is first needed. */
  watchAt(address: string): Promise<StackWatch>;
}

/** Work after which services are no longer there. */
const ENDING: ReadonlySet<StackTask> = new Set(['stop', 'down', 'remove']);

export interface Stack extends Handlers<typeof stackContract> {
  /** Watches what runs, whether anybody looks or not, until the signal. */
  attend(signal: AbortSignal): Promise<void>;
  /** Somebody uses what is in it. */
  use(): void;
  /** Starts it where it rests and may be started by itself; whether it does. */
  wake(): Promise<boolean>;
  /** Where the records of the stack that runs are, for this computer. Throws `stack-off` where it does not run. */
  recordPlace(): Promise<RecordPlace>;
  /** A way to its services. */
  inside: Inside;
}

/** The Compose stack: started, watched and stopped. */
export function createStack(parts: StackParts): Stack {
  const { jobs, clock, engines } = parts;
  const source = createStackSource(parts);
  const connection = createConnection(engines);
  const bell = createBell();
  const happenings = createHappenings(parts.records);
  const fallen = createFallen(parts.records);
  const idle = createIdleSettings(parts.records);
  const name = createOwnName(parts.records, parts.home);
  let used = clock.now();
  const use = () => {
    used = clock.now();
  };
  const note = async (task: StackTask) => {
    await happenings.begin();
    if (task !== 'stop') await idle.noteRest(undefined);
  };
  const desk = createDesk({
    jobs,
    clock,
    connection,
    bell,
    project: source.project,
    async onBegin(task) {
      const noted = note(task);
      // What ends services is what makes room again: it waits for no disk that takes a note of it.
      await (ENDING.has(task) ? noted.catch(() => undefined) : noted);
    },
    // For those who only hear of changes. Where Meadow ends, so do its records.
    onEnd: () => void view.read(false).catch(() => undefined),
  });
  const view = createStackView({
    source,
    connection,
    clock,
    bell,
    emit: parts.emit,
    work: desk.work,
    failed: desk.failed,
    getWell: desk.getWell,
    happenings,
    fallen,
    ownId: name.known,
    idle,
  });
  const variables = createVariables(source, parts.env, bell.ring);

  /** Containers of the project; of a file that is wrong it cannot be told whose they are. */
  const found = async (engine: ContainerEngine, project: string) => {
    const file = await source.read().catch(() => undefined);
    const own = await engine.containers(`${label.project}=${project}`);
    return file ? ownContainers(own, { ...file, path: source.path }) : { own, foreign: [] };
  };
  const requireAlone = async (engine: ContainerEngine, project: string) => {
    const [foreign] = (await found(engine, project)).foreign;
    if (foreign) throw nameTaken(project, filesOf(foreign));
  };
  /** What another Meadow started is changed only where `others` says so. */
  const requireOwn = async (engine: ContainerEngine, project: string, others: boolean, service?: string) => {
    if (others) return;
    const own = (await found(engine, project)).own.filter(isOf(service));
    const another = anotherOwner(own, await name.known());
    if (another) throw startedElsewhere(another.folder);
  };
  const present = async (engine: ContainerEngine, project: string) => servicesOf((await found(engine, project)).own);

  const updating = createUpdates({
    ...parts,
    source,
    connection,
    fallen,
    owner: name.owner,
    own: async (engine, project) => (await found(engine, project)).own,
  });
  const all = async () => {
    const file = await source.read();
    return { file, rules: asked(file, undefined) };
  };
  const rising = (others: boolean) => async (engine: ContainerEngine, project: string) => {
    await requireAlone(engine, project);
    await requireOwn(engine, project, others);
    return (await all()).rules.flatMap(({ name, replicas }) => (replicas > 0 ? name : []));
  };
  const up = (services: readonly string[] | undefined, others: boolean) => {
    const chosen = async () => {
      const file = await source.read();
      return { file, rules: asked(file, services) };
    };
    const isDone = async (engine: ContainerEngine) => stands({ engine, ...(await chosen()), clock });
    return desk.begin({
      task: 'up',
      services: async (engine, project) => {
        await requireAlone(engine, project);
        // Where all of it runs nothing is changed, whosever it is.
        if (!(await isDone(engine))) await requireOwn(engine, project, others);
        return (await chosen()).rules.flatMap(({ name, replicas }) => (replicas > 0 ? name : []));
      },
      carryOut: (task) => updating.raise(task, chosen),
      isDone,
      asked: services,
    });
  };
  /** Volumes that the file does not name are somebody else's. */
  const down = (task: 'down' | 'remove', data: boolean, others: boolean) =>
    desk.begin({
      task,
      services: async (engine, project) => {
        if (data) await requireAlone(engine, project);
        await requireOwn(engine, project, others);
        return present(engine, project);
      },
      async carryOut(work) {
        const volumes = data ? (await source.read()).volumes : [];
        await removeAll(work, (await found(work.engine, work.project)).own, { volumes });
        if (data) await updating.forget(work.engine, work.project);
      },
    });
  const containersOf = async ({ engine, project }: Task, service: string | undefined) =>
    (await found(engine, project)).own.filter(isOf(service));
  const preflight = () => lookBefore({ ...parts, connection, source });

  const mend = async (fix: StackFix) => {
    connection.lose();
    if (fix.kind === 'start-engine') await (await engines()).start(AbortSignal.timeout(200_000));
    else await variables.set({ [fix.variable]: String(fix.port) });
  };
  const weighing = createWeighing({
    file: source.read,
    engine: connection.engine,
    status: () => view.read(false),
    variables: variables.list,
    configure: variables.set,
    idle,
  });
  const stop = (service: string | undefined, others: boolean) =>
    desk.begin({
      task: 'stop',
      services: async (engine, project) => {
        await requireOwn(engine, project, others, service);
        return service === undefined ? present(engine, project) : [service];
      },
      carryOut: async (task) => stopAll(task, await containersOf(task, service)),
    });
  /** A person who stops it does not want it to start again by itself. */
  const stopAsked = (service: string | undefined, others: boolean) => {
    const begun = stop(service, others);
    void idle.noteRest(undefined).catch(() => undefined);
    return begun;
  };

  const inside = createInside({
    connection,
    containers: async (engine) => (await found(engine, await source.project())).own,
  });

  return {
    status: () => view.read(true),
    async *watch(_input, signal) {
      for await (const status of view.watch(signal)) {
        use();
        yield status;
      }
    },
    async forget() {
      await happenings.forget();
      bell.ring();
      return view.read(false);
    },
    preflight,
    async fix(fix) {
      await mend(fix);
      return preflight();
    },
    up: ({ services, others = false }) => up(services, others),
    stop: ({ service, others = false }) => stopAsked(service, others),
    down: ({ others = false }) => down('down', false, others),
    async remove({ data, name, others = false }) {
      const project = await source.project();
      if (data && name !== project) throw notTyped(project);
      return down('remove', data, others);
    },
    updates: updating.updates,
    update: ({ others = false }) =>
      desk.begin({ task: 'update', services: rising(others), carryOut: (task) => updating.raise(task, all) }),
    back: ({ snapshot, others = false }) =>
      desk.begin({ task: 'back', services: rising(others), carryOut: (task) => updating.returnTo(task, snapshot) }),
    removeSnapshot: ({ snapshot }) => updating.removeSnapshot(snapshot),
    async restart({ service, others = false }) {
      const rule = asked(await source.read(), [service]).find((each) => each.name === service)!;
      return desk.begin({
        task: 'restart',
        services: async (engine, project) => {
          await requireAlone(engine, project);
          await requireOwn(engine, project, others, service);
          return [service];
        },
        carryOut: async (task) => restart(task, await containersOf(task, service), rule, clock),
      });
    },
    async *logs({ service, tail, follow, find }, signal) {
      const [engine, project] = [await connection.engine(), await source.project()];
      yield* readLogs(engine, project, { service, tail, follow, find }, signal);
    },
    enterWeb: () => enterWeb(inside),
    measured: () => readMeasured(inside, parts.watchAt),
    secrets: async () => readSecrets(await connection.engine(), await source.read()),
    recordPlace: async () => readRecordPlace(await connection.engine(), await source.read()),
    loadKit({ file }) {
      const { id } = jobs.start('stack-kit', async (control) =>
        loadKit({ ...parts, engine: await connection.engine(), file, control }),
      );
      return { job: id };
    },
    variables: variables.list,
    configure: variables.set,
    ...weighing,
    async attend(signal) {
      const resting = restWhenIdle({
        idle,
        jobs,
        clock,
        status: () => view.read(true),
        engine: connection.engine,
        file: source.read,
        used: () => used,
        trains: parts.trains,
        stop: async () => stop(undefined, false),
        signal,
      });
      await attend({ source, connection, happenings, clock, emit: parts.emit, changed: view.changed, signal });
      await resting;
    },
    use,
    async wake() {
      if ((await idle.rests()) === undefined || !(await idle.read()).wake) return false;
      if (!desk.isBusy()) up(undefined, false);
      return true;
    },
    inside,
  };
}

const isOf =
  (service: string | undefined) =>
  ({ labels }: ContainerFacts): boolean =>
    service === undefined || labels[label.service] === service;

const startedElsewhere = (folder: string): Fault =>
  new Fault(
    'stack-of-another',
    `This stack was started by another Meadow, with the data folder ${folder}.`,
    'Whoever works there uses it too. Ask them, or do it all the same with "--others".',
    { details: { folder } },
  );

const nameTaken = (project: string, file: string): Fault =>
  new Fault(
    'stack-foreign',
    `Another Compose project named "${project}" is on this engine${file && `, from ${file}`}.`,
    'End that one, or give this stack a name of its own by COMPOSE_PROJECT_NAME.',
    { details: { project, file } },
  );

const notTyped = (project: string): Fault =>
  new Fault(
    'bad-request',
    'The data was kept: the name that was typed is not that of the stack.',
    `Type "${project}" to remove its data for good.`,
    {
      details: { case: 'stack-name', project },
    },
  );
