import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../adapters/local/clock.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import { deployersOf, deployWanted } from '../domain/project-settings.ts';
import type { Catalog } from '../ports/catalog.ts';
import { createDesiredStates } from './desired-state.ts';

const DAY = 24 * 3600 * 1000;
const there = { where: 'docker-desktop', by: 'Anna' };

let folder: string;
let catalog: Catalog;
let time: number;
const clock = { sleep: systemClock.sleep, now: () => new Date(time) };
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-desired-'));
  catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
  time = Date.parse('2026-11-27T12:00:00Z');
});
afterEach(async () => {
  await catalog.close();
  await rm(folder, { recursive: true });
});

it('loses nothing of what several Meadows say at the same time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 }),
      fc.uuid(),
      async (meadows, project) => {
        await Promise.all(
          meadows.map(async (meadow) => {
            const own = createDesiredStates(catalog, clock);
            await own.attend(project, meadow, there);
            await own.answer(project, meadow, { run: 'r', state: 'done' });
          }),
        );
        const found = await createDesiredStates(catalog, clock).rollouts(project, 'r');
        expect(found.map(({ meadow, state }) => [meadow, state]).toSorted()).toEqual(
          meadows.map((meadow) => [meadow, 'done']).toSorted(),
        );
      },
    ),
    { numRuns: 20 },
  );
});

it('writes nothing where nothing is new, so that who looks wakes nobody', async () => {
  const desired = createDesiredStates(catalog, clock);
  await desired.attend('lawn', 'one', there);
  await desired.answer('lawn', 'one', { run: 'r', state: 'done' });
  const before = await catalog.settings.get(deployersOf('lawn'));
  time += DAY / 2;
  await desired.attend('lawn', 'one', { ...there });
  await desired.answer('lawn', 'one', { run: 'r', state: 'done' });
  await desired.attend('lawn', 'nobody', undefined);
  await desired.answer('lawn', 'nobody', { run: 'r', state: 'done' });
  expect(await catalog.settings.get(deployersOf('lawn'))).toEqual(before);
  time += DAY;
  await desired.attend('lawn', 'one', there);
  expect(await catalog.settings.get(deployersOf('lawn'))).not.toEqual(before);
});

it('does not wait for a Meadow that was not seen for a month', async () => {
  const desired = createDesiredStates(catalog, clock);
  await desired.attend('lawn', 'gone', there);
  time += 20 * DAY;
  await desired.attend('lawn', 'one', { where: 'kind', by: 'Ben' });
  expect(await desired.rollouts('lawn', 'r')).toHaveLength(2);
  time += 20 * DAY;
  expect(await desired.rollouts('lawn', 'r')).toEqual([{ meadow: 'one', where: 'kind', by: 'Ben', state: 'waiting' }]);
});

it('forgets what a Meadow said of another cluster', async () => {
  const desired = createDesiredStates(catalog, clock);
  await desired.attend('lawn', 'one', there);
  await desired.answer('lawn', 'one', { run: 'r', state: 'done' });
  await desired.attend('lawn', 'one', { where: 'kind', by: 'Anna' });
  expect(await desired.rollouts('lawn', 'r')).toMatchObject([{ where: 'kind', state: 'waiting' }]);
});

it('counts from when a run first wanted it, and reads what another release wrote as nothing', async () => {
  const desired = createDesiredStates(catalog, clock);
  const since = await desired.want('lawn', { run: 'r', version: 'lawn-2' });
  time += 5000;
  expect(await desired.want('lawn', { run: 'r', version: 'lawn-2' })).toEqual(since);
  expect(await desired.want('lawn', { run: 's', version: 'lawn-3' })).toEqual(new Date(time));
  await catalog.settings.put(deployWanted('lawn'), { other: 1 });
  await catalog.settings.put(deployersOf('lawn'), [1, 2]);
  expect(await desired.wanted('lawn')).toBeUndefined();
  expect(await desired.rollouts('lawn', 'r')).toEqual([]);
});
