import { randomUUID } from 'node:crypto';
import type { Handlers } from '../../contract/handlers.ts';
import type { KnownTarget, load as loadContract } from '../../contract/load.ts';
import type { LoadLive, LoadPlan, LoadResult, LoadTarget } from '../../contract/shapes/load.ts';
import { asFault, Fault } from '../domain/fault.ts';
import { judgeLoad } from '../domain/load/judge-load.ts';
import { stepsOf } from '../domain/load/load-steps.ts';
import { PREDICT, readAddress, requireConfirmed } from '../domain/load/read-address.ts';
import { k6Script, locustFile } from '../domain/load/scripts.ts';
import { openTally, type Tally } from '../domain/load/tally.ts';
import { type Channel, createChannel } from '../jobs/channel.ts';
import type { JobControl, Jobs } from '../jobs/jobs.ts';
import type { ApiProbe } from '../ports/api-probe.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { LoadGenerator } from '../ports/load-generator.ts';
import { type FindPhotosParts, type FoundPhotos, findPhotos } from './find-photos.ts';
import { createLoadRecords } from './load-records.ts';
import { type WatchedApi, watchApi } from './watch-api.ts';

/** An API of Meadow's own that answers now. */
export interface OwnApi extends WatchedApi {
  /** As people know it. */
  address: string;
}

export interface LoadParts extends FindPhotosParts {
  catalog: FindPhotosParts['catalog'] & { settings: SettingRecords };
  jobs: Jobs;
  clock: Clock;
  generator: LoadGenerator;
  probe: ApiProbe;
  /**
   * The API of this computer, of the stack, or what is deployed of the project. Throws `predictor-off`, `predictor-…`,
   * `stack-off`, `engine-…`, `nothing-ready`, `cluster-…`.
   */
  reach(kind: KnownTarget['kind'], project: string): Promise<OwnApi>;
  /** Which of them this Meadow has. */
  known(project: string): Promise<Pick<KnownTarget, 'kind' | 'cluster'>[]>;
  /** Of this computer. */
  cores: number;
}

/** A test that goes on. */
interface Running {
  project: string;
  job: string;
  now(): LoadLive;
  watchers: Set<Channel<LoadLive>>;
}

interface Prepared {
  project: string;
  plan: LoadPlan;
  api: OwnApi;
  target: LoadResult['target'];
  photos: FoundPhotos;
}

/** Sends photos to an API as many users would, and judges how it bore that. */
export function createLoad(parts: LoadParts): Handlers<typeof loadContract> {
  const { jobs, clock, generator, probe, cores } = parts;
  const records = createLoadRecords(parts.catalog.settings);
  let running: Running | undefined;
  let preparing = false;

  const reach = async (project: string, target: LoadTarget): Promise<OwnApi> => {
    if (target.kind !== 'address') return parts.reach(target.kind, project);
    const addressed = readAddress(target.address);
    requireConfirmed(addressed, target.confirmed);
    const { address } = addressed;
    return { address, ask: address, key: target.key, replicas: async () => undefined };
  };

  const prepare = async (project: string, target: LoadTarget, plan: LoadPlan): Promise<Prepared> => {
    const api = await reach(project, target);
    if (!(await probe.admits(api.ask, api.key))) throw keyWanted(api);
    const look = await probe.look(api.ask, api.key);
    if (!look?.ready) throw silent(api.address);
    const photos = await findPhotos(parts, project);
    return { project, plan, api, target: { kind: target.kind, address: api.address }, photos };
  };

  const measure = async ({ plan, api, photos }: Prepared, tally: Tally, control: JobControl, tell: () => void) => {
    const watch = watchApi(probe, api);
    const order = { url: api.ask + PREDICT, key: api.key, photos: photos.files, steps: stepsOf(plan) };
    watch.look(control.signal);
    await generator.run(order, {
      signal: control.signal,
      onTick(tick) {
        tally.add(tick, watch.seen);
        watch.look(control.signal);
        control.report({ stage: 'load', done: tick.at, total: plan.seconds });
        tell();
      },
    });
  };

  const resultOf = async (prepared: Prepared, at: Date, tally: Tally, stopped: boolean): Promise<LoadResult> => {
    const { project, plan, target, photos } = prepared;
    const told = tally.now();
    const verdict = judgeLoad(await records.markFor(project, plan), { plan, ...told });
    const { about } = photos;
    return {
      id: randomUUID(),
      project,
      at: at.toISOString(),
      target,
      plan,
      stopped,
      photos: about,
      ...told,
      cores,
      verdict,
    };
  };

  const begin = (prepared: Prepared): string => {
    const { project, plan, target } = prepared;
    const at = clock.now();
    const tally = openTally(plan);
    const watchers: Running['watchers'] = new Set();
    let done = 0;
    let job = '';
    let result: LoadResult | undefined;
    const now = (): LoadLive => {
      const { samples, total } = tally.now();
      return { job, plan, target, done, samples, total, ...(result && { result }) };
    };
    const tell = () => {
      for (const watcher of watchers) watcher.push(now());
    };
    const started = jobs.start('load', async (control) => {
      try {
        await measure(
          prepared,
          tally,
          {
            ...control,
            report(progress) {
              done = progress.done;
              control.report(progress);
            },
          },
          tell,
        ).catch((thrown: unknown) => {
          // What was measured until then is worth as much.
          if (!control.signal.aborted || asFault(thrown).code === 'closing') throw thrown;
        });
        if (tally.now().samples.length === 0) return;
        result = await resultOf(prepared, at, tally, control.signal.aborted);
        await records.keep(result);
        tell();
      } finally {
        for (const watcher of watchers) watcher.end();
        running = undefined;
      }
    });
    job = started.id;
    running = { project, job, now, watchers };
    return job;
  };

  return {
    async targets({ project }) {
      const all = await parts.known(project);
      return Promise.all(
        all.map(async (known) => {
          try {
            const { address, replicas } = await parts.reach(known.kind, project);
            const count = await replicas();
            return { ...known, address, ...(count !== undefined && { replicas: count }) };
          } catch (thrown) {
            return { ...known, error: asFault(thrown).toShape() };
          }
        }),
      );
    },
    async start({ project, target, plan }) {
      if (preparing || jobs.list('load').some(({ ended }) => ended === undefined)) throw busy();
      preparing = true;
      try {
        return { job: begin(await prepare(project, target, plan)) };
      } finally {
        preparing = false;
      }
    },
    async *watch({ project }, signal) {
      const watched = running;
      if (watched?.project !== project) return;
      const { watchers } = watched;
      const watcher: Channel<LoadLive> = createChannel({ most: 1, signal, onEnd: () => watchers.delete(watcher) });
      watcher.push(watched.now());
      watchers.add(watcher);
      yield* watcher;
    },
    list: ({ project }) => records.list(project),
    remove: ({ project, id }) => records.remove(project, id),
    mark: ({ project }) => records.mark(project),
    async setMark({ project, mark }) {
      await records.setMark(project, mark);
      return records.mark(project);
    },
    async setGate({ project, on }) {
      await records.setGate(project, on);
      return records.mark(project);
    },
    script({ tool, address: given, plan }) {
      const { address } = readAddress(given);
      return tool === 'k6' ? k6Script(plan, address) : locustFile(plan, address);
    },
  };
}

const busy = (): Fault =>
  new Fault(
    'already-running',
    'A load test goes on: two would measure each other.',
    'Wait for its end, or cancel it.',
    { details: { case: 'load-test' } },
  );

const keyWanted = ({ address, key }: OwnApi): Fault =>
  new Fault(
    'key-wanted',
    key === undefined ? `The API at ${address} asks for a key.` : `The API at ${address} does not take this key.`,
    'Give it the key of its API page; on the command line set MEADOW_API_KEY.',
    { details: { address } },
  );

const silent = (address: string): Fault =>
  new Fault(
    'target-silent',
    `Nothing at ${address} answers photos.`,
    'Check the address, whether it has started, and the key where it asks for one.',
    { details: { address } },
  );
