import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import type { Catalog } from '../ports/catalog.ts';
import { createTrainLeases } from './train-leases.ts';

/** Time in which ten seconds pass in ten milliseconds. */
const quick = {
  now: () => new Date(),
  sleep: (ms: number, signal?: AbortSignal) => sleep(ms / 1000, undefined, { signal }),
};

let folder: string;
let catalog: Catalog;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-leases-'));
  catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
});
afterEach(async () => {
  await catalog.close();
  await rm(folder, { recursive: true });
});
const leases = (owner: string) => createTrainLeases(catalog.leases, owner, quick);

it('lets one core at a time train a project', async () => {
  const [one, other] = [leases('one'), leases('other')];
  const lease = await one.take('ants');
  expect(lease).toBeDefined();
  expect(await other.take('ants')).toBeUndefined();
  expect(await other.isHeld('ants')).toBe(true);
  expect(await other.take('bees')).toBeDefined();
  await lease!.release();
  expect(await other.take('ants')).toBeDefined();
});

it('tells a core that slept that another has taken the project over', async () => {
  const lease = await leases('sleeper').take('ants');
  await catalog.leases.release('train/ants', 'sleeper');
  expect(await catalog.leases.take('train/ants', 'other', 60_000)).toBe(true);
  await expect.poll(() => lease!.lost.aborted, { timeout: 5000 }).toBe(true);
  expect(lease!.lost.reason).toMatchObject({ code: 'already-running' });
  await lease!.release();
  expect((await catalog.leases.holder('train/ants'))?.owner).toBe('other');
});

it('takes it again where its time was over and nobody else came', async () => {
  const lease = await leases('sleeper').take('ants');
  await catalog.leases.release('train/ants', 'sleeper');
  await expect.poll(async () => (await catalog.leases.holder('train/ants'))?.owner, { timeout: 5000 }).toBe('sleeper');
  expect(lease!.lost.aborted).toBe(false);
  await lease!.release();
});
