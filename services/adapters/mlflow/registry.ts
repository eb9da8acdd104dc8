import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import type { ModelRegistry, RegisteredVersion, RegistryEntry } from '../../ports/model-registry.ts';
import { tagsOf, valuesOf } from './batches.ts';
import { type CallOptions, createMlflowCalls, nothing } from './calls.ts';
import { createExperiments } from './experiments.ts';
import { isMissing, isThere } from './mlflow-fault.ts';
import { createRuns } from './runs.ts';
import type { MlflowSettings } from './settings.ts';

const tags = z.array(z.object({ key: z.string(), value: z.string() })).default([]);
const versionShape = z.object({ version: z.string(), tags });
type MlflowVersion = z.infer<typeof versionShape>;
const pageShape = z.object({
  model_versions: z.array(versionShape).default([]),
  next_page_token: z.string().optional(),
});
const modelShape = z.object({
  registered_model: z.object({
    aliases: z.array(z.object({ alias: z.string(), version: z.string() })).default([]),
  }),
});

/** Which of ours a version is. */
const OWN = 'meadow.version';
const RUN = 'meadow.run';

const ownName = (version: MlflowVersion): string | undefined => valuesOf(version.tags)[OWN];

const registered = (version: MlflowVersion): RegisteredVersion => {
  const own = ownName(version);
  return { number: version.version, ...(own !== undefined && { version: own }) };
};

/** What a call gave, and nothing where the model or the version is not there. */
const ifThere = async <T>(asked: Promise<T>): Promise<T | undefined> =>
  asked.catch((thrown: unknown) => {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  });

/** MLflow's model registry: a registered model for each project. Throws what the tracker on MLflow throws. */
export function createMlflowRegistry(
  settings: MlflowSettings,
  options: CallOptions = {},
): ModelRegistry & { close(): Promise<void> } {
  const calls = createMlflowCalls(settings, options);
  const { ask, close } = calls;
  const runs = createRuns(calls, createExperiments(calls));

  /** The registry's numbers of our versions, by model, as they were last seen. */
  const numbers = new Map<string, Map<string | undefined, string>>();

  const versionsOf = async (model: string): Promise<MlflowVersion[]> => {
    const all: MlflowVersion[] = [];
    for (let token = ''; ; ) {
      const query = {
        filter: `name='${requireName(model)}'`,
        max_results: '1000',
        ...(token && { page_token: token }),
      };
      const page = await ask(pageShape, { method: 'GET', path: 'mlflow/model-versions/search', query });
      all.push(...page.model_versions);
      token = page.next_page_token ?? '';
      if (!token) break;
    }
    const newestFirst = all.toSorted((one, other) => Number(other.version) - Number(one.version));
    // Of doubles the oldest counts.
    numbers.set(model, new Map(newestFirst.map((one) => [ownName(one), one.version])));
    return newestFirst.reverse();
  };
  const find = async (model: string, version: string) =>
    (await versionsOf(model)).find((one) => ownName(one) === version);
  const deleteVersion = (name: string, version: string) =>
    ifThere(
      ask(nothing, { method: 'DELETE', path: 'mlflow/model-versions/delete', body: { name, version }, again: true }),
    );
  const pointTo = (name: string, alias: string, version: string) =>
    ask(nothing, {
      method: 'POST',
      path: 'mlflow/registered-models/alias',
      body: { name, alias, version },
      again: true,
    });
  const createModel = (name: string) =>
    ask(nothing, { method: 'POST', path: 'mlflow/registered-models/create', body: { name } }).catch(
      (thrown: unknown) => {
        if (!isThere(thrown)) throw thrown;
      },
    );
  const create = async ({ model: name, version, source, run, note, tags }: RegistryEntry) => {
    await createModel(name);
    const said = tagsOf({ ...tags, [OWN]: version, ...(run !== undefined && { [RUN]: run }) });
    const [shown] = run === undefined ? [] : await runs.find(run, name);
    const body = { name, source, description: note, tags: said, ...(shown && { run_id: shown.info.run_id }) };
    await ask(nothing, { method: 'POST', path: 'mlflow/model-versions/create', body });
    // Of two that entered it at the same moment the first stays: the registry's numbers only grow.
    const doubles = (await versionsOf(name)).filter((one) => ownName(one) === version).slice(1);
    for (const { version: number } of doubles) await deleteVersion(name, number);
  };
  const renew = async ({ model: name, note, tags }: RegistryEntry, { version, tags: before }: MlflowVersion) => {
    const body = { name, version, description: note };
    await ask(nothing, { method: 'PATCH', path: 'mlflow/model-versions/update', body, again: true });
    const known = valuesOf(before);
    for (const { key, value } of tagsOf(tags)) {
      if (known[key] === value) continue;
      const tag = { name, version, key, value };
      await ask(nothing, { method: 'POST', path: 'mlflow/model-versions/set-tag', body: tag, again: true });
    }
  };

  return {
    async register(entry) {
      const there = await find(entry.model, entry.version);
      if (there) await renew(entry, there);
      else await create(entry);
    },
    async read(model) {
      const query = { name: requireName(model) };
      const found = await ifThere(ask(modelShape, { method: 'GET', path: 'mlflow/registered-models/get', query }));
      if (!found) {
        numbers.delete(model);
        return { versions: [], aliases: new Map() };
      }
      const versions = (await versionsOf(model)).map(registered);
      const byNumber = new Map(versions.map((one) => [one.number, one]));
      const { aliases } = found.registered_model;
      return {
        versions,
        aliases: new Map(aliases.map(({ alias, version: number }) => [alias, byNumber.get(number) ?? { number }])),
      };
    },
    async point(model, alias, version) {
      const name = requireName(model);
      const path = 'mlflow/registered-models/alias';
      if (version === undefined) {
        await ifThere(ask(nothing, { method: 'DELETE', path, body: { name, alias }, again: true }));
        return;
      }
      const known = numbers.get(model)?.get(version);
      if (known !== undefined && (await ifThere(pointTo(name, alias, known)))) return;
      const found = await find(model, version);
      if (!found)
        throw new Fault('not-found', `MLflow has no version "${version}".`, 'It is entered there in a moment.', {
          details: { case: 'mlflow-version', version },
        });
      await pointTo(name, alias, found.version);
    },
    async remove(model, version) {
      for (const one of await versionsOf(model)) if (ownName(one) === version) await deleteVersion(model, one.version);
    },
    close,
  };
}

function requireName(model: string): string {
  if (/^[\w.-]{1,200}$/.test(model)) return model;
  throw new Fault('bad-request', `"${model}" names no model.`, 'Look at the list of projects.', {
    details: { case: 'model-name', model },
  });
}
