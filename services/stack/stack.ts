import { randomUUID } from 'node:crypto';
import type { MeadowEvent } from '../../contract/events.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { StackSnapshot, StackStatus, StackTask } from '../../contract/shapes/stack.ts';
import type { StackFix, StackVariable, stack as stackContract } from '../../contract/stack.ts';
import { asFault, Fault } from '../domain/fault.ts';
import type { ContainerFacts } from '../domain/stack/container-facts.ts';
import { label } from '../domain/stack/labels.ts';
import { filesOf, ownContainers } from '../domain/stack/own-containers.ts';
import type { ServiceRule, StackFile } from '../domain/stack/stack-file.ts';
import { withNeeded } from '../domain/stack/start-order.ts';
import type { JobControl, Jobs } from '../jobs/jobs.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContainerEngine, ContainerEngines } from '../ports/container-engine.ts';
import { attend } from './attend.ts';
import { backUnderWay, noteBack } from './back-under-way.ts';
import { createBell } from './bell.ts';
import { type BringUpParts, stands } from './bring-up.ts';
import { createConnection } from './connection.ts';
import { createHappenings } from './happenings.ts';
import { createIdleSettings } from './idle-settings.ts';
import { giveBack, withLease } from './lease.ts';
import { lookBefore, type PreflightParts } from './preflight.ts';
import { readLogs } from './read-logs.ts';
import { type RecordPlace, readRecordPlace } from './read-record-place.ts';
import { readSecrets } from './read-secrets.ts';
import { createReadiness } from './readiness.ts';
import { restWhenIdle } from './rest.ts';
import { listSnapshots, removeAllSnapshots, removeSnapshot } from './snapshots.ts';
import { createStackSource } from './stack-source.ts';
import { createStackView } from './stack-view.ts';
import { createWorkLog, type WorkLog } from './stack-work.ts';
import { removeAll, servicesOf, stopAll } from './take-down.ts';
import { changesNow, goBack, updateImages } from './update.ts';
import { createWeighing } from './weighing.ts';

export interface StackParts
  extends Pick<PreflightParts, 'portOwner' | 'nextFreePort'>,
    Pick<BringUpParts, 'layOutSources'> {
  /** The Compose file. */
  file: string;
  env: Record<string, string | undefined>;
  records: SettingRecords;
  jobs: Jobs;
  clock: Clock;
  emit(event: MeadowEvent): void;
  /** Loaded when it is first needed. */
  engines(): Promise<ContainerEngines>;
}

export interface Stack extends Handlers<typeof stackContract> {
  /** Watches what runs, whether anybody looks or not, until the signal. */
  attend(signal: AbortSignal): Promise<void>;
  /** Somebody uses what is in it. */
  use(): void;
  /** Starts it where it rests and may be started by itself; whether it does. */
  wake(): Promise<boolean>;
  /** Where the records of the stack that runs are, for this computer. Throws `stack-off` where it does not run. */
  recordPlace(): Promise<RecordPlace>;
}

interface Work {
  task: StackTask;
  job: string;
  /** None: all of them. */
  asked?: readonly string[] | undefined;
  log?: WorkLog;
}

interface Task {
  engine: ContainerEngine;
  project: string;
  log: WorkLog;
  signal: AbortSignal;
  /** There is a way back from here. */
  onSnapshot(snapshot: StackSnapshot): void;
}

/** The Compose stack: started, watched and stopped. */
export function createStack(parts: StackParts): Stack {
  const { jobs, clock, engines } = parts;
  const source = createStackSource(parts);
  const connection = createConnection(engines);
  const bell = createBell();
  const happenings = createHappenings(parts.records);
  const idle = createIdleSettings(parts.records);
  const own = randomUUID();
  let work: Work | undefined;
  let failed: StackStatus['failed'];
  let used = clock.now();
  const use = () => {
    used = clock.now();
  };
  const view = createStackView({
    source,
    connection,
    clock,
    bell,
    emit: parts.emit,
    work: () => work?.log?.current(),
    failed: () => failed,
    happenings,
    idle,
  });

  /** Work on the stack, one at a time here and, by the lease, anywhere. */
  const begin = (
    task: StackTask,
    servicesIn: (engine: ContainerEngine, project: string) => Promise<readonly string[]>,
    project: () => Promise<string>,
    carryOut: (task: Task) => Promise<void>,
    {
      isDone = async () => false,
      asked,
    }: { isDone?(engine: ContainerEngine): Promise<boolean>; asked?: readonly string[] | undefined } = {},
  ): { job: string } => {
    let snapshot: string | undefined;
    if (work) {
      if (work.task === 'up' && task === 'up' && includes(work, asked)) return { job: work.job };
      throw underWay(work.task);
    }
    const run = async (control: JobControl) => {
      failed = undefined;
      try {
        await happenings.begin();
        if (task !== 'stop') await idle.noteRest(undefined);
        const [engine, name] = [await connection.engine(), await project()];
        const services = await servicesIn(engine, name);
        const log = createWorkLog({ task, services, control, clock, onChange: bell.ring });
        if (work) work.log = log;
        if (await isDone(engine)) {
          for (const service of services) log.step(service, 'done');
          await giveBack({ engine, own, project: name });
          return;
        }
        await withLease({ engine, own, project: name, clock, signal: control.signal }, (signal) =>
          carryOut({
            engine,
            project: name,
            log,
            signal,
            onSnapshot(made) {
              snapshot = made.id;
            },
          }),
        );
      } catch (thrown) {
        const fault = asFault(thrown);
        if (fault.code === 'engine-gone') connection.lose();
        if (!control.signal.aborted) {
          failed = { task, at: clock.now().toISOString(), fault: fault.toShape(), ...(snapshot && { snapshot }) };
        }
        throw thrown;
      } finally {
        work = undefined;
        bell.ring();
        // For those who only hear of changes.
        void view.read(false);
      }
    };
    // The job begins to run before `start` has given its number.
    const begun = Promise.withResolvers<void>();
    const { id } = jobs.start(`stack-${task}`, async (control) => {
      await begun.promise;
      await run(control);
    });
    work = { task, job: id, asked };
    begun.resolve();
    return { job: id };
  };

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
  const present = async (engine: ContainerEngine, project: string) => servicesOf((await found(engine, project)).own);

  /** A restore that was broken off is done first: until then the data is neither here nor there. */
  const raise = async (task: Task, chosen: () => Promise<Pick<BringUpParts, 'file' | 'rules'>>) => {
    const begun = await backUnderWay(parts.records);
    if (begun !== undefined) return returnTo(task, begun);
    const { own } = await found(task.engine, task.project);
    await updateImages({ ...parts, ...task, ...(await chosen()), own, path: source.path }, task.onSnapshot);
  };
  const returnTo = async (task: Task, snapshot: string) => {
    const reread = async () => {
      const file = await source.read();
      return { file, rules: asked(file, undefined) };
    };
    const { own } = await found(task.engine, task.project);
    const all = { ...parts, ...task, ...(await reread()), own, path: source.path, source, reread };
    await goBack({ ...all, onBegin: () => noteBack(parts.records, snapshot) }, snapshot);
    await noteBack(parts.records, undefined);
  };
  const rising = async (engine: ContainerEngine, project: string) => {
    await requireAlone(engine, project);
    return asked(await source.read(), undefined).flatMap(({ name, replicas }) => (replicas > 0 ? name : []));
  };
  const updates = async () => {
    const [engine, file] = [await connection.engine(), await source.read()];
    const [{ own: containers }, snapshots] = [
      await found(engine, file.project),
      await listSnapshots(engine, file.project),
    ];
    return { changes: await changesNow(engine, asked(file, undefined), containers), snapshots };
  };

  const up = (services: readonly string[] | undefined) => {
    const chosen = async () => {
      const file = await source.read();
      return { file, rules: asked(file, services) };
    };
    return begin(
      'up',
      async (engine, project) => {
        await requireAlone(engine, project);
        return (await chosen()).rules.flatMap(({ name, replicas }) => (replicas > 0 ? name : []));
      },
      source.project,
      (task) => raise(task, chosen),
      { isDone: async (engine) => stands({ engine, ...(await chosen()), clock }), asked: services },
    );
  };
  /** Volumes that the file does not name are somebody else's. */
  const down = (task: 'down' | 'remove', data: boolean) =>
    begin(
      task,
      async (engine, project) => {
        if (data) await requireAlone(engine, project);
        return present(engine, project);
      },
      source.project,
      async (task) => {
        const volumes = data ? (await source.read()).volumes : [];
        await removeAll(task, (await found(task.engine, task.project)).own, { volumes });
        if (!data) return;
        await noteBack(parts.records, undefined);
        await removeAllSnapshots(task.engine, task.project);
      },
    );
  const containersOf = async ({ engine, project }: Task, service: string | undefined) =>
    (await found(engine, project)).own.filter(
      ({ labels }) => service === undefined || labels[label.service] === service,
    );
  const preflight = () => lookBefore({ ...parts, connection, source });

  const variables = async (): Promise<StackVariable[]> => {
    const [file, chosen] = [await source.read(), await source.chosen()];
    return file.variables.map((variable) => {
      const value = chosen[variable.name] ?? parts.env[variable.name];
      return { ...variable, ...(value !== undefined && { value }) };
    });
  };
  const mend = async (fix: StackFix) => {
    connection.lose();
    if (fix.kind === 'start-engine') await (await engines()).start(AbortSignal.timeout(200_000));
    else await configure({ [fix.variable]: String(fix.port) });
  };
  const configure = async (values: Record<string, string>) => {
    const known = new Set((await source.read()).variables.map(({ name }) => name));
    for (const name of Object.keys(values)) if (!known.has(name)) throw noVariable(name);
    const before = await source.chosen();
    await source.choose(values);
    try {
      await source.read();
    } catch (error) {
      // A value that makes the file wrong would keep everything from working.
      await source.choose({ ...Object.fromEntries(Object.keys(values).map((name) => [name, ''])), ...before });
      throw error;
    }
    bell.ring();
    return variables();
  };

  const weighing = createWeighing({
    file: source.read,
    engine: connection.engine,
    status: () => view.read(false),
    variables,
    configure,
    idle,
  });
  const stop = (service: string | undefined) =>
    begin(
      'stop',
      async (engine, project) => (service === undefined ? present(engine, project) : [service]),
      source.project,
      async (task) => stopAll(task, await containersOf(task, service)),
    );
  /** A person who stops it does not want it to start again by itself. */
  const stopAsked = (service: string | undefined) => {
    const begun = stop(service);
    void idle.noteRest(undefined);
    return begun;
  };

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
    up: ({ services }) => up(services),
    stop: ({ service }) => stopAsked(service),
    down: () => down('down', false),
    async remove({ data, name }) {
      const project = await source.project();
      if (data && name !== project) throw notTyped(project);
      return down('remove', data);
    },
    updates,
    update: () =>
      begin('update', rising, source.project, (task) =>
        raise(task, async () => {
          const file = await source.read();
          return { file, rules: asked(file, undefined) };
        }),
      ),
    back: ({ snapshot }) => begin('back', rising, source.project, (task) => returnTo(task, snapshot)),
    async removeSnapshot({ snapshot }) {
      const [engine, project] = [await connection.engine(), await source.project()];
      if ((await backUnderWay(parts.records)) === snapshot) throw inUse(snapshot);
      const one = (await listSnapshots(engine, project)).find(({ id }) => id === snapshot);
      if (one) await removeSnapshot(engine, project, one);
      return updates();
    },
    async restart({ service }) {
      const rule = asked(await source.read(), [service]).find((each) => each.name === service)!;
      return begin(
        'restart',
        async (engine, project) => {
          await requireAlone(engine, project);
          return [service];
        },
        source.project,
        async (task) => restart(task, await containersOf(task, service), rule, clock),
      );
    },
    async *logs({ service, tail, follow, find }, signal) {
      const [engine, project] = [await connection.engine(), await source.project()];
      yield* readLogs(engine, project, { service, tail, follow, find }, signal);
    },
    secrets: async () => readSecrets(await connection.engine(), await source.read()),
    recordPlace: async () => readRecordPlace(await connection.engine(), await source.read()),
    variables,
    configure,
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
        stop: async () => stop(undefined),
        signal,
      });
      await attend({ source, connection, happenings, clock, emit: parts.emit, changed: view.changed, signal });
      await resting;
    },
    use,
    async wake() {
      if ((await idle.rests()) === undefined || !(await idle.read()).wake) return false;
      if (!work) up(undefined);
      return true;
    },
  };
}

async function restart(
  { engine, project, log, signal }: Task,
  own: readonly ContainerFacts[],
  rule: ServiceRule,
  clock: Clock,
): Promise<void> {
  if (own.length === 0)
    throw new Fault('stack-off', `${rule.name} does not run.`, 'Start the stack first.', {
      details: { service: rule.name },
    });
  const ended = new AbortController();
  try {
    const readiness = createReadiness({ engine, project, clock, signal: AbortSignal.any([signal, ended.signal]) });
    log.step(rule.name, 'start');
    await Promise.all(own.map(({ id }) => engine.restart(id)));
    log.step(rule.name, 'check');
    await Promise.all(own.map(({ id }) => readiness.until(id, rule)));
    log.step(rule.name, 'done');
  } finally {
    ended.abort();
  }
}

function asked(file: StackFile, services: readonly string[] | undefined): ServiceRule[] {
  if (!services) return file.services.filter(({ profiles }) => profiles.length === 0);
  for (const name of services)
    if (!file.services.some((each) => each.name === name))
      throw new Fault(
        'bad-request',
        `There is no service "${name}" in the stack.`,
        'Look at the names with "meadow stack status".',
        {
          details: { service: name },
        },
      );
  return withNeeded(file.services, services);
}

/** Whether a start that is under way starts these too. */
function includes({ asked: under, log }: Work, asked: readonly string[] | undefined): boolean {
  if (!asked) return under === undefined;
  const names = log?.current().services.map(({ service }) => service) ?? under;
  return names === undefined || asked.every((name) => names.includes(name));
}

const underWay = (task: StackTask): Fault =>
  new Fault('already-running', 'The stack is being worked on already.', 'Wait until that is done, or cancel it.', {
    details: { task },
  });

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
      details: { project },
    },
  );

const inUse = (snapshot: string): Fault =>
  new Fault('already-running', 'Data is being put back from this copy.', 'Start the stack: it is done first.', {
    details: { snapshot },
  });

const noVariable = (name: string): Fault =>
  new Fault('bad-request', `The Compose file has no variable "${name}".`, 'Choose one that is listed.', {
    details: { name },
  });
