import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { triggerName } from '../../contract/shapes/trigger.ts';
import { runMeadow } from './cli/run-meadow.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'meadow-cli-triggers-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const meadow = (...args: string[]) => runMeadow(['triggers', ...args], { home });

test('meadow triggers switches, tries and lists them, and says why one did not run', { timeout: 120_000 }, async () => {
  const before = JSON.parse((await meadow('list', '--json')).stdout);
  expect(before).toEqual(triggerName.options.map((name) => ({ name, enabled: false, next: null, last: null })));
  expect((await meadow('enable', 'weekly', '--set', 'cron=0 0 30 2 *', 'zone=Europe/Paris')).stdout).toBe(
    'weekly is on; would not run now because its cron expression never comes.\n',
  );
  expect(JSON.parse((await meadow('dry-run', 'new-photos', '--json')).stdout)).toEqual({
    name: 'new-photos',
    enabled: false,
    runs: false,
    reason: '0 of 25 new photos so far',
  });
  const run = await meadow('run', 'drift', '--json');
  expect([run.code, JSON.parse(run.stdout)]).toMatchObject([0, { name: 'drift', ran: false }]);
  const [, weekly, , drift] = JSON.parse((await meadow('list', '--json')).stdout);
  expect(weekly).toEqual({ name: 'weekly', enabled: true, next: null, last: null });
  expect(drift.last).toEqual({ at: expect.any(String), ran: false, reason: '0 classes have photos; it takes 2' });
  expect(await meadow('enable', 'weekly', '--set', 'cron=x')).toMatchObject({ code: expect.any(Number), stdout: '' });
  expect((await meadow('enable', 'monthly')).code).toBe(64);
});
