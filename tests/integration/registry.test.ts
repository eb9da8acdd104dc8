import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MeadowEvent } from '../../contract/events.ts';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { createMlflowRegistry } from '../../services/adapters/mlflow/registry.ts';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';
import { createEvents, type Events } from '../../services/events/events.ts';
import { followRegistry } from '../../services/models/follow-registry.ts';
import { createReconcileRegistry, type ReconcileRegistry } from '../../services/models/reconcile-registry.ts';
import type { Catalog } from '../../services/ports/catalog.ts';
import type { ModelRegistry } from '../../services/ports/model-registry.ts';
import { aVersion } from '../ports/catalog-suite.ts';
import { askMlflow, MLFLOW, ownProject } from '../ports/shared-mlflow.ts';
import { createFaultProxy, type FaultProxy } from './faults/fault-proxy.ts';

const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
/** It is put back within 5 s where the machine has nothing else to do; here much else may run. */
const PUT_BACK = { timeout: 20_000, interval: 100 };

describe.skipIf(!MLFLOW)('the model registry follows the catalog (MEADOW_TEST_MLFLOW)', { timeout: 120_000 }, () => {
  let folder: string;
  let catalog: Catalog;
  let proxy: FaultProxy;
  let registry: ModelRegistry & { close(): Promise<void> };
  let reconciling: ReconcileRegistry;
  let events: Events;
  let told: MeadowEvent[];
  let end: AbortController;
  let following: Promise<void>;
  let project: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-registry-'));
    catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
    project = ownProject();
    await catalog.projects.create({
      id: project,
      name: project,
      classes: ['a', 'b'],
      created: new Date(),
      policy: 'ask',
    });
    for (const version of ['one', 'two']) await addVersion(version);
    await makeLive('one');
    const { hostname, port } = new URL(MLFLOW!);
    proxy = await createFaultProxy({ host: hostname, port: Number(port) });
    registry = createMlflowRegistry({ address: `http://127.0.0.1:${proxy.port}` }, { patience: 3000 });
    events = createEvents();
    told = [];
    const emit = (event: MeadowEvent) => {
      told.push(event);
      events.publish(event);
    };
    reconciling = createReconcileRegistry({
      catalog,
      registry,
      clock: systemClock,
      emit,
      sourceOf: ({ version }) => `s3://meadow/models/${version}.meadow`,
    });
    end = new AbortController();
    following = followRegistry({
      registry: reconciling,
      projects: async () => [project],
      events: events.subscribe(end.signal),
      clock: systemClock,
      log,
      signal: end.signal,
    });
    await expect.poll(aliases, PUT_BACK).toEqual({ champion: 'one', challenger: 'two' });
  });
  afterEach(async () => {
    end.abort();
    await following;
    await registry.close();
    await proxy.close();
    await catalog.close();
    await rm(folder, { recursive: true });
  });

  const addVersion = (version: string) =>
    catalog.versions.add({ ...aVersion(`${version}-${project}`, project), object: `models/${version}` }, project);
  const makeLive = async (version: string) => {
    const before = (await catalog.live.champion(project))?.version;
    const change = {
      project,
      version: `${version}-${project}`,
      how: 'person' as const,
      by: 'Ada',
      reason: '',
      at: new Date(),
    };
    const { id, at } = await catalog.live.switch(change, before);
    events?.publish({ type: 'live.changed', change: { ...change, id, at: at.toISOString() } });
  };
  const short = (version = '') => version.replace(`-${project}`, '');
  const aliases = async () => {
    const { aliases: all } = await registry.read(project);
    return Object.fromEntries([...all].map(([alias, { version }]) => [alias, short(version)]));
  };
  const versions = async () => (await registry.read(project)).versions.map(({ version }) => short(version));
  const byHand = (alias: string, version: string) =>
    askMlflow('POST', 'registered-models/alias', { name: project, alias, version });
  const moves = () => told.flatMap((event) => (event.type === 'alias.moved' ? [event.move] : []));

  it('with every version and its card, and with what is live at once', async () => {
    const { model_version } = await askMlflow('GET', `model-versions/get?name=${project}&version=1`);
    expect(Object(model_version).description).toContain('test photos right');
    await makeLive('two');
    await expect.poll(aliases, PUT_BACK).toEqual({ champion: 'two' });
    await addVersion('three');
    events.publish({ type: 'version.registered', version: `three-${project}`, project });
    await expect.poll(aliases, PUT_BACK).toEqual({ champion: 'two', challenger: 'three' });
    await catalog.versions.remove(`one-${project}`);
    await expect.poll(versions, PUT_BACK).toEqual(['two', 'three']);
    expect(moves()).toEqual([]);
  });

  it('and puts an alias back that was moved by hand, and tells what was found', async () => {
    await byHand('champion', '2');
    await expect.poll(aliases, PUT_BACK).toEqual({ champion: 'one', challenger: 'two' });
    const move = { project, alias: 'champion', found: `two-${project}`, number: '2', put: `one-${project}` };
    expect(moves()).toMatchObject([move]);
    await byHand('champion', '2');
    await expect.poll(async () => (await reconciling.moves(project)).map(({ times }) => times), PUT_BACK).toEqual([2]);
    expect(await reconciling.moves(project)).toMatchObject([move]);
    expect(moves()).toHaveLength(1);
    expect((await catalog.live.champion(project))?.version).toBe(`one-${project}`);
    await reconciling.dismiss(project, 'champion');
    expect(await reconciling.moves(project)).toEqual([]);
  });

  it('and tells of an alias that was taken away, or points to a version that is not its own', async () => {
    await askMlflow('DELETE', 'registered-models/alias', { name: project, alias: 'champion' });
    await expect.poll(aliases, PUT_BACK).toEqual({ champion: 'one', challenger: 'two' });
    await askMlflow('POST', 'model-versions/create', { name: project, source: 's3://elsewhere/model' });
    await byHand('champion', '3');
    await expect.poll(aliases, PUT_BACK).toEqual({ champion: 'one', challenger: 'two' });
    expect(moves().map(({ found, number }) => [found, number])).toEqual([
      [undefined, undefined],
      [undefined, '3'],
    ]);
    expect(await versions()).toEqual(['one', 'two', '']);
  });

  it('when MLflow was away, without saying that somebody moved anything', async () => {
    await proxy.set({ kind: 'half-open' });
    await makeLive('two');
    await expect.poll(() => proxy.taken, PUT_BACK).toBeGreaterThan(0);
    await proxy.set({ kind: 'none' });
    await expect.poll(aliases, PUT_BACK).toEqual({ champion: 'two' });
    expect(moves()).toEqual([]);
  });

  it('enters all again where the registry lost what it had', async () => {
    await askMlflow('DELETE', 'registered-models/delete', { name: project });
    await expect.poll(aliases, PUT_BACK).toEqual({ champion: 'one', challenger: 'two' });
    expect(moves()).toEqual([]);
  });
});
