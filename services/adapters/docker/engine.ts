import { readdir } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { Readable } from 'node:stream';
import type Docker from 'dockerode';
import { Fault } from '../../domain/fault.ts';
import { label } from '../../domain/stack/labels.ts';
import type {
  ContainerChange,
  ContainerEngine,
  EngineLogLine,
  LogOptions,
  Usage,
} from '../../ports/container-engine.ts';
import { abortableNetwork, diskOf } from './abortable.ts';
import { factsOf } from './container-facts.ts';
import { createContainer, imageMissing } from './create-container.ts';
import { attended, CHANGE_MS, USUAL_MS, within } from './deadline.ts';
import { engineFault, engineGone, statusOf, wordsOf } from './engine-faults.ts';
import { engineState } from './engine-state.ts';
import { buildFault, followBuild, followPull, pullFault } from './image-progress.ts';
import { jsonLines } from './json-lines.ts';
import { loadImages } from './load-images.ts';
import { logLines, momentAfter } from './log-lines.ts';
import { runInside } from './run-inside.ts';
import { filesOf } from './volume-files.ts';

/** A container may ask for a long time to end; the engine kills it then. */
const STOP_MS = 180_000;
const FILES_MS = 60_000;
/** A command that asks a service in its own container; a busy computer takes seconds to start it. */
const RUN_MS = 30_000;
/** Downloads tell of each piece; a step of a build, such as one that installs packages, may say nothing until its end. */
const SILENT_PULL_MIN = 3;
const SILENT_BUILD_MIN = 20;
const MINUTE_MS = 60_000;
/** A hundred thousand lines. */
const LOGS_MS = 60_000;

type FollowedLogs = Docker.ContainerLogsOptions & { follow: true };
type WholeLogs = Docker.ContainerLogsOptions & { follow: false };

export interface EngineParts {
  docker: Docker;
  context: string;
  address: string;
}

/** An engine that speaks Docker's API, by dockerode. */
export function createDockerEngine({ docker, context, address }: EngineParts): ContainerEngine {
  const call = <T>(work: (abortSignal: AbortSignal) => Promise<T>, ms = USUAL_MS, outer?: AbortSignal) =>
    within(ms, work, outer);

  const container = (id: string) =>
    call((abortSignal) => unlessGone(docker.getContainer(id).inspect({ abortSignal }))).then(
      (info) => info && factsOf(info),
    );

  const volume = (name: string) =>
    call((abortSignal) => docker.getVolume(name).inspect({ abortSignal })).then(volumeFacts);

  return {
    context,
    address,
    state: () => call((abortSignal) => engineState(docker, { context, address }, abortSignal)),

    image: (name) =>
      call((abortSignal) =>
        unlessGone(docker.getImage(name).inspect({ abortSignal } as object)).then((info) => info?.Id),
      ),
    images: (marked) =>
      call(async (abortSignal) => {
        const options = { filters: { label: [marked] }, abortSignal } as Docker.ListImagesOptions;
        const found = await docker.listImages(options);
        return found
          .toSorted((one, other) => other.Created - one.Created)
          .map(({ Id: id, RepoTags }) => ({ id, names: RepoTags ?? [] }));
      }),
    tag: (id, name) =>
      call(async (abortSignal) => {
        const [repo = '', tag = 'latest'] = name.split(/:(?=[^:/]*$)/);
        await docker.getImage(id).tag({ repo, tag, abortSignal } as Docker.ImageTagOptions);
      }),
    untag: (name) =>
      call(async (abortSignal) => {
        // 409: a container has it still.
        await unlessGone(unlessStatus(409, docker.getImage(name).remove({ abortSignal } as object)));
      }, CHANGE_MS),
    archive: (name, signal) =>
      call(
        async (abortSignal) => {
          const image = docker.getImage(name);
          if (!(await unlessGone(image.inspect({ abortSignal } as object)))) throw imageMissing(name);
          return readable(await image.get());
        },
        FILES_MS,
        signal,
      ),
    load: (archive, signal) => loadImages(docker, archive, signal),
    async pull(name, watch) {
      const { signal } = watch;
      const late = () => pullFault(name, silence(SILENT_PULL_MIN));
      const ms = SILENT_PULL_MIN * MINUTE_MS;
      try {
        const ask = (abortSignal: AbortSignal) => docker.pull(name, { abortSignal: any(abortSignal, signal) });
        const stream = await within(ms, ask, signal, late);
        await followPull(name, attended(readable(stream), ms, late), watch);
      } catch (thrown) {
        throw signal.aborted ? signal.reason : pullProblem(name, thrown);
      }
    },
    async build(order, watch) {
      const { signal } = watch;
      const { image: t, context: folder, dockerfile, args: buildargs, target, labels } = order;
      if (!isAbsolute(folder)) throw new Error(`A build's folder must be a whole path: ${folder}`);
      const late = () => buildFault(t, silence(SILENT_BUILD_MIN), '');
      const ms = SILENT_BUILD_MIN * MINUTE_MS;
      try {
        const src = await readdir(folder);
        const options = { t, dockerfile, buildargs, labels, rm: true, forcerm: true };
        const ask = (abortSignal: AbortSignal) =>
          docker.buildImage(
            { context: folder, src },
            { ...options, ...(target !== undefined && { target }), abortSignal: any(abortSignal, signal) },
          );
        const stream = await within(ms, ask, signal, late);
        await followBuild(t, attended(readable(stream), ms, late), watch);
      } catch (thrown) {
        throw signal.aborted ? signal.reason : engineFault(thrown);
      }
    },

    network: (name) =>
      call((abortSignal) => unlessGone(abortableNetwork(docker, name).inspect({ abortSignal }))).then(
        (info) => info && { labels: info.Labels ?? {} },
      ),
    createNetwork: (name, labels) =>
      call(async (abortSignal) => {
        const body = { Name: name, Labels: labels, CheckDuplicate: true, Driver: 'bridge' };
        await unlessStatus(
          409,
          docker.createNetwork({ _query: {}, _body: body, abortSignal } as object as Docker.NetworkCreateOptions),
        );
      }),
    removeNetwork: (name) =>
      call(async (abortSignal) => void (await unlessGone(docker.getNetwork(name).remove({ abortSignal })))),

    volumes: (marked) =>
      call(async (abortSignal) => {
        const { Volumes: found } = await docker.listVolumes({ filters: { label: [marked] }, abortSignal } as object);
        return (found ?? []).map(volumeFacts);
      }),
    async createVolume(name, labels) {
      await call((abortSignal) =>
        docker.createVolume({ _query: {}, _body: { Name: name, Labels: labels }, abortSignal } as object),
      );
      return volume(name);
    },
    removeVolume: (name) =>
      call(async (abortSignal) => void (await unlessGone(docker.getVolume(name).remove({ abortSignal })))),

    disk: () =>
      call(async (abortSignal) => {
        const { Volumes: volumes, Images: images } = await diskOf(docker, abortSignal);
        return {
          // It says -1 where it has not looked.
          volumes: new Map((volumes ?? []).map(({ Name, UsageData }) => [Name, Math.max(0, UsageData?.Size ?? 0)])),
          images: new Map((images ?? []).map(({ Id, Size }) => [Id, Size])),
        };
      }, CHANGE_MS),

    async containers(marked) {
      const listed = await call((abortSignal) =>
        docker.listContainers({ all: true, filters: { label: [marked] }, abortSignal } as object),
      );
      const found = await Promise.all(listed.map(({ Id: id }) => container(id)));
      return found.filter((facts) => facts !== undefined);
    },
    container,
    async publishedPorts() {
      const listed = await call((abortSignal) => docker.listContainers({ abortSignal } as object));
      return listed.flatMap(({ Ports: ports, Names: [name = ''], Labels: labels }) =>
        ports
          .filter(({ PublicPort: port }) => port !== undefined)
          .map(({ PublicPort: port }) => ({
            port,
            container: name.replace(/^\//, ''),
            project: labels[label.project],
          })),
      );
    },
    create: (order) => call((abortSignal) => createContainer(docker, order, abortSignal), CHANGE_MS),
    start: (id) =>
      call(
        async (abortSignal) => void (await unlessStatus(304, docker.getContainer(id).start({ abortSignal }))),
        CHANGE_MS,
      ),
    stop: (id) =>
      call(
        async (abortSignal) =>
          void (await unlessGone(unlessStatus(304, docker.getContainer(id).stop({ abortSignal })))),
        STOP_MS,
      ),
    restart: (id) =>
      call(async (abortSignal) => void (await docker.getContainer(id).restart({ abortSignal })), STOP_MS),
    remove: (id) =>
      call(async (abortSignal) => {
        const removed = docker.getContainer(id).remove({ force: true, v: true, abortSignal });
        // 409: somebody else is just removing it.
        await unlessGone(unlessStatus(409, removed));
      }, CHANGE_MS),
    logs: (id, options) => readLogs(docker, id, options),
    usage: (id) => call((abortSignal) => readUsage(docker, id, abortSignal)),
    changes: (marked, signal) => readChanges(docker, marked, signal),
    run: (id, order) => call((abortSignal) => runInside(docker, id, order, abortSignal), order.ms ?? RUN_MS),
    files: (id, folder) =>
      call(async (abortSignal) => {
        const archive = await docker.getContainer(id).getArchive({ path: folder, abortSignal });
        return filesOf(readable(archive));
      }, FILES_MS),
  };
}

const any = (...signals: AbortSignal[]): AbortSignal => AbortSignal.any(signals);

const silence = (minutes: number): string => `nothing came for ${minutes} minutes.`;

/** Streams are typed as older Node had them. */
const readable = (stream: unknown): Readable => stream as Readable;

async function unlessStatus<T>(status: number, answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (thrown) {
    if (statusOf(thrown) === status) return undefined;
    throw thrown;
  }
}

const unlessGone = <T>(answer: Promise<T>): Promise<T | undefined> => unlessStatus(404, answer);

const volumeFacts = (info: { Name: string; Labels: Record<string, string> | null; CreatedAt?: string }) => ({
  name: info.Name,
  labels: info.Labels ?? {},
  created: new Date(info.CreatedAt ?? 0),
});

function pullProblem(image: string, thrown: unknown): Fault {
  const fault = thrown instanceof Fault ? thrown : engineFault(thrown);
  return fault.code === 'engine-refused'
    ? pullFault(image, wordsOf(thrown instanceof Fault ? thrown.details.words : thrown))
    : fault;
}

async function* readLogs(
  docker: Docker,
  id: string,
  { tail, since, after, follow, signal }: LogOptions,
): AsyncGenerator<EngineLogLine> {
  const ended = new AbortController();
  const abortSignal = signal ? any(signal, ended.signal) : ended.signal;
  const from = after === undefined ? since && { since: since.getTime() / 1000 } : { since: momentAfter(after) };
  const options = { stdout: true, stderr: true, timestamps: true, tail, ...from, abortSignal };
  const container = docker.getContainer(id);
  try {
    if (follow) {
      const stream = await within(USUAL_MS, () => container.logs({ ...options, follow: true } as FollowedLogs), signal);
      yield* logLines(readable(stream));
    } else {
      const all = await within(LOGS_MS, () => container.logs({ ...options, follow: false } as WholeLogs), signal);
      yield* logLines(Readable.from([all], { objectMode: true }));
    }
  } catch (thrown) {
    if (signal?.aborted) return;
    throw engineFault(thrown);
  } finally {
    ended.abort();
  }
}

async function readUsage(docker: Docker, id: string, abortSignal: AbortSignal): Promise<Usage> {
  const {
    memory_stats: memory,
    cpu_stats: cpu,
    read,
  } = await docker.getContainer(id).stats({ stream: false, 'one-shot': true, abortSignal } as { stream: false });
  // What `docker stats` leaves out as well: pages that the kernel can take back. By cgroup v2, then v1.
  const { inactive_file: v2, total_inactive_file: v1 } = memory.stats ?? {};
  const cached = v1 ?? v2 ?? 0;
  const used = memory.usage ?? 0;
  return { memory: cached < used ? used - cached : used, cpu: cpu.cpu_usage?.total_usage ?? 0, at: new Date(read) };
}

/** Changes of a container's state; each probe of a health check would be three more. */
const TOLD = ['create', 'start', 'kill', 'die', 'oom', 'health_status', 'stop', 'pause', 'unpause', 'destroy'];

async function* readChanges(docker: Docker, marked: string, signal: AbortSignal): AsyncGenerator<ContainerChange> {
  try {
    const stream = await within(
      USUAL_MS,
      () =>
        docker.getEvents({
          filters: { type: ['container'], label: [marked], event: TOLD },
          abortSignal: signal,
        } as object),
      signal,
    );
    for await (const event of jsonLines(readable(stream))) {
      const change = changeOf(event);
      if (change) yield change;
    }
  } catch (thrown) {
    if (signal.aborted) return;
    throw engineFault(thrown);
  }
  // An engine that ends closes the stream in good order.
  if (!signal.aborted) throw engineGone();
}

function changeOf({ Action: what, Actor: actor, timeNano }: Record<string, unknown>): ContainerChange | undefined {
  const { ID: id, Attributes: labels = {} } = Object(actor) as { ID?: unknown; Attributes?: Record<string, string> };
  if (typeof id !== 'string' || typeof what !== 'string') return undefined;
  const { exitCode } = labels;
  return {
    id,
    what,
    at: new Date(Number(timeNano) / 1e6),
    labels,
    exit: exitCode === undefined ? undefined : Number(exitCode),
  };
}
