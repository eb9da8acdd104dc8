import { z } from 'zod';
import { requireObjectKey } from '../../domain/object-keys.ts';
import { missingAttachment, requireRun } from '../../domain/run-notes.ts';
import type { DescribedRun, Measurement, RunDescription, Tracker } from '../../ports/tracker.ts';
import { inParts, MOST_METRICS, MOST_PAIRS, paramsOf, stamped, tagsOf, valuesOf } from './batches.ts';
import { type CallOptions, createMlflowCalls, nothing } from './calls.ts';
import { createExperiments } from './experiments.ts';
import { isDeleted } from './mlflow-fault.ts';
import { createRuns, type MlflowRun } from './runs.ts';
import type { MlflowSettings } from './settings.ts';

export interface MlflowTrackerOptions extends CallOptions {
  /** The project of a run: MLflow shows an experiment for each. */
  projectOf(run: string): Promise<string>;
  /** What people call it there; its own name where left out. */
  nameOf?(run: string): Promise<string | undefined>;
}

const historyShape = z.object({
  metrics: z.array(z.object({ value: z.number(), timestamp: z.number(), step: z.number().default(0) })).default([]),
});
const filesShape = z.object({ files: z.array(z.object({ path: z.string(), is_dir: z.boolean() })).default([]) });

const NOTE = 'mlflow.note.content';
const STATUS = { running: 'RUNNING', done: 'FINISHED', failed: 'FAILED', cancelled: 'KILLED' } as const;
/** Tags that are not what somebody said of a run. */
const isOurs = (key: string) => key.startsWith('mlflow.') || key.startsWith('meadow.');

/**
 * Runs as MLflow shows them: an experiment for each project. Every call has a deadline; `close` breaks off those under
 * way. Besides what the port says, throws `remote-down`, `remote-slow`, `remote-failed`, `remote-refused` and
 * `remote-full`.
 */
export function createMlflowTracker(
  settings: MlflowSettings,
  { projectOf, nameOf = async () => undefined, ...options }: MlflowTrackerOptions,
): Tracker & { close(): Promise<void> } {
  const calls = createMlflowCalls(settings, options);
  const { ask, fetch, close } = calls;
  const experiments = createExperiments(calls);
  const runs = createRuns(calls, experiments, nameOf);
  const opened = new Map<string, Promise<MlflowRun>>();
  const lastAt = new Map<string, number>();

  const find = async (run: string) => {
    requireRun(run);
    return runs.find(run, await projectOf(run));
  };
  /** Does something with a run that is made where there is none, also where somebody deleted it meanwhile. */
  const withRun = async <T>(run: string, work: (found: MlflowRun) => Promise<T>): Promise<T> => {
    requireRun(run);
    const open = async () => {
      const opening = opened.get(run) ?? projectOf(run).then((project) => runs.open(run, project));
      opened.set(run, opening);
      return work(
        await opening.catch((thrown: unknown) => {
          opened.delete(run);
          throw thrown;
        }),
      );
    };
    return open().catch((thrown: unknown) => {
      if (!isDeleted(thrown)) throw thrown;
      opened.delete(run);
      experiments.forget();
      return open();
    });
  };
  const logBatch = (id: string, batch: object) =>
    ask(nothing, { method: 'POST', path: 'mlflow/runs/log-batch', body: { run_id: id, ...batch }, again: true });
  const update = (id: string, state: NonNullable<RunDescription['state']>) => {
    const end = state === 'running' ? {} : { end_time: Date.now() };
    const body = { run_id: id, status: STATUS[state], ...end };
    return ask(nothing, { method: 'POST', path: 'mlflow/runs/update', body, again: true });
  };
  const historyOf = async (id: string, name: string): Promise<Required<Measurement>[]> => {
    const query = { run_id: id, metric_key: name };
    const { metrics } = await ask(historyShape, { method: 'GET', path: 'mlflow/metrics/get-history', query });
    return metrics.map(({ value, timestamp, step }) => ({ name, step, value, at: timestamp }));
  };
  const filesIn = async (id: string, folder: string) => {
    const query = { run_id: id, ...(folder && { path: folder }) };
    return (await ask(filesShape, { method: 'GET', path: 'mlflow/artifacts/list', query })).files;
  };
  const filesOf = async (id: string, folder = ''): Promise<string[]> => {
    const files = await filesIn(id, folder);
    const all = await Promise.all(files.map((file) => (file.is_dir ? filesOf(id, file.path) : [file.path])));
    return all.flat();
  };

  return {
    async log(run, measurements) {
      requireRun(run);
      if (measurements.length === 0) return;
      const all = stamped(measurements, lastAt.get(run) ?? 0, Date.now());
      lastAt.set(run, Math.max(lastAt.get(run) ?? 0, ...all.slice(-1).map(({ at }) => at)));
      const metrics = all.map(({ name, step, value, at }) => ({ key: name, step, value, timestamp: at }));
      await withRun(run, async ({ info }) => {
        for (const part of inParts(metrics, MOST_METRICS)) await logBatch(info.run_id, { metrics: part });
      });
    },
    async read(run) {
      const found = await find(run);
      const histories = await Promise.all(
        found.flatMap(({ info, data }) => data.metrics.map(({ key }) => historyOf(info.run_id, key))),
      );
      return histories.flat().toSorted((one, other) => one.at - other.at);
    },
    async describe(run, { params, tags, note, state }) {
      await withRun(run, async ({ info }) => {
        const known = valuesOf((await find(run)).flatMap(({ data }) => data.params));
        // MLflow refuses a parameter that changes.
        const fresh = paramsOf(params).filter(({ key }) => !Object.hasOwn(known, key));
        const said = tagsOf({ ...tags, ...(note !== undefined && { [NOTE]: note }) });
        for (const part of inParts(fresh, MOST_PAIRS)) await logBatch(info.run_id, { params: part });
        for (const part of inParts(said, MOST_PAIRS)) await logBatch(info.run_id, { tags: part });
        if (state) await update(info.run_id, state);
      });
    },
    async described(run) {
      const found = await find(run);
      const first = found[0];
      if (!first) return undefined;
      const attached = await Promise.all(found.map(({ info }) => filesOf(info.run_id)));
      return { ...descriptionOf(first), attached: attached.flat().toSorted() };
    },
    async attach(run, name, bytes) {
      requireObjectKey(name);
      await withRun(run, ({ info }) =>
        fetch({ method: 'PUT', path: artifactPath(info, name), body: bytes, again: true }),
      );
    },
    async attached(run, name) {
      requireObjectKey(name);
      const folder = name.slice(0, Math.max(0, name.lastIndexOf('/')));
      for (const { info } of await find(run)) {
        // Whoever asks for a file that is not there is told of a failure, where files lie in an object store.
        const there = (await filesIn(info.run_id, folder)).some(({ path, is_dir }) => path === name && !is_dir);
        if (there) return fetch({ method: 'GET', path: artifactPath(info, name) });
      }
      throw missingAttachment(run, name);
    },
    async pageOf(run) {
      const [first] = await find(run);
      return first && pageOfRun(settings, first.info);
    },
    async remove(run) {
      for (const { info } of await find(run))
        await ask(nothing, { method: 'POST', path: 'mlflow/runs/delete', body: { run_id: info.run_id }, again: true });
      opened.delete(run);
      lastAt.delete(run);
    },
    close,
  };
}

function descriptionOf({ info, data }: MlflowRun): Omit<DescribedRun, 'attached'> {
  const note = data.tags.find(({ key }) => key === NOTE)?.value;
  const state = Object.entries(STATUS).find(([, status]) => status === info.status)?.[0] as RunDescription['state'];
  return {
    params: valuesOf(data.params),
    tags: valuesOf(data.tags.filter(({ key }) => !isOurs(key))),
    ...(note !== undefined && { note }),
    ...(state && { state }),
  };
}

const pageOfRun = ({ address, page = address }: MlflowSettings, { experiment_id, run_id }: MlflowRun['info']): string =>
  `${page.replace(/\/+$/, '')}/#/experiments/${experiment_id}/runs/${run_id}`;

/** Where the server keeps a run's files; it is the server that writes them to the object store. */
function artifactPath({ artifact_uri }: MlflowRun['info'], name: string): string {
  const within = artifact_uri.replace(/^mlflow-artifacts:(?:\/\/[^/]*)?\//, '');
  return `mlflow-artifacts/artifacts/${within}/${name}`;
}
