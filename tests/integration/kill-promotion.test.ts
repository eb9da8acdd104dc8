import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openHome } from '../../services/adapters/local/home.ts';
import { openRecords } from '../../services/assembly/records.ts';
import { runStepsAt } from '../../services/assembly/step.ts';
import { writeRecord } from '../../services/steps/run-records.ts';
import { aVersion } from '../ports/catalog-suite.ts';
import { killWhile } from './keeping/kill-while.ts';

const KILLS = 12;
const PROJECT = 'lawn';
const RUN = 'a-run';
const program = fileURLToPath(new URL('./keeping/promote-program.ts', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-kill-promotion-'));
});
afterEach(() => rm(folder, { recursive: true }));

const recordsIn = async <T>(home: string, work: (records: Awaited<ReturnType<typeof openRecords>>) => Promise<T>) => {
  const records = await openRecords(await openHome(home));
  return work(records).finally(records.close);
};

it('a promotion that is killed leaves the one live or the other, and comes to its end once', {
  timeout: 120_000,
}, async () => {
  const home = join(folder, 'home');
  await recordsIn(home, async ({ catalog, objects }) => {
    const created = new Date();
    await catalog.projects.create({ id: PROJECT, name: 'Lawn', classes: ['a'], created, policy: 'by-itself' });
    for (const version of ['lawn-1', 'lawn-2']) await catalog.versions.add(aVersion(version, PROJECT));
    const how = { project: PROJECT, how: 'gate', by: 'Meadow', reason: '', at: created } as const;
    await catalog.live.switch({ ...how, version: 'lawn-1' }, undefined);
    const project = { id: PROJECT, name: 'Lawn' };
    await writeRecord(objects, RUN, 'request', {
      project,
      mode: 'quick',
      by: 'me',
      policy: 'by-itself',
      notes: { limits: [] },
    });
    await writeRecord(objects, RUN, 'gate', { version: 'lawn-2', champion: 'lawn-1', passed: true, reason: 'Better.' });
  });
  const seen = { before: 0, after: 0 };
  for (let kill = 0; kill < KILLS; kill++) {
    const here = join(folder, 'killed');
    await cp(home, here, { recursive: true });
    // Around the moment it says that it promotes, and before.
    await killWhile(
      program,
      [here, RUN],
      kill % 2 ? 'begun' : 'promote 0',
      kill === KILLS - 1 ? undefined : Math.floor(kill / 2) * (kill % 2 ? 5 : 1),
    );
    const live = () =>
      recordsIn(here, async ({ catalog }) => (await catalog.live.history(PROJECT)).map(({ version }) => version));
    const left = await live();
    expect([['lawn-1'], ['lawn-2', 'lawn-1']]).toContainEqual(left);
    seen[left.length === 1 ? 'before' : 'after'] += 1;
    await recordsIn(here, async ({ catalog }) => expect(await catalog.check()).toEqual([]));
    const { signal } = new AbortController();
    const said = await runStepsAt({ home: here }, { run: RUN, names: ['promote'], report: () => undefined, signal });
    expect(said).toMatchObject({ version: 'lawn-2', live: 'yes' });
    expect(await live()).toEqual(['lawn-2', 'lawn-1']);
    await rm(here, { recursive: true });
  }
  expect(Math.min(seen.before, seen.after)).toBeGreaterThan(0);
});
