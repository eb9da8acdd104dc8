import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { StackStatus } from '../../../contract/shapes/stack.ts';
import { systemClock } from '../../../services/adapters/local/clock.ts';
import { readCompose } from '../../../services/domain/stack/read-compose.ts';
import { createJobs } from '../../../services/jobs/jobs.ts';
import { createIdleSettings } from '../../../services/stack/idle-settings.ts';
import { look } from '../../../services/stack/rest.ts';
import { type OpenStack, openStack } from './open-stack.ts';
import { docker, ENGINE, NEEDS } from './real-engine.ts';

const MINUTE = 60_000;

/** A front that says when somebody last asked. */
const file = (project: string) => `name: ${project}
services:
  api-front:
    image: debian:bookworm-slim
    init: true
    command: ["sleep", "1000"]
    volumes: ["targets:/targets"]
    deploy: { replicas: "\${FRONTS:-1}" }
volumes: { targets: {} }
`;

describe.skipIf(!ENGINE)(`a stack that nobody uses, on a real engine (${NEEDS})`, { timeout: 60_000 }, () => {
  let open: OpenStack;
  afterEach(() => open.close());

  it('is stopped after as long as was chosen, not before, and is woken by who needs it', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'meadow-rest-')), 'compose.yaml');
    await writeFile(path, file('meadow-rest'));
    open = await openStack({}, path);
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    expect(await open.stack.weigh({ idle: { minutes: 30 } })).toMatchObject({ idle: { minutes: 30, wake: true } });

    const kept = new Map<string, unknown>();
    const records = {
      get: async (name: string) => kept.get(name),
      put: async (name: string, value: unknown) => void kept.set(name, value),
    };
    const idle = createIdleSettings(records);
    await idle.change({ minutes: 30 });
    const jobs = createJobs({ clock: systemClock, events: { publish: () => {} } });
    const started = new Date();
    let trains = false;
    const lookAfter = (minutes: number) =>
      look({
        idle,
        jobs,
        clock: { ...systemClock, now: () => new Date(started.getTime() + minutes * MINUTE) },
        status: async (): Promise<StackStatus> => open.status(),
        engine: async () => ENGINE!,
        file: async () => readCompose({ file: path, text: file(open.project), variables: {} }),
        used: () => started,
        trains: async () => trains,
        stop: async () => open.ended(open.stack.stop({})),
      });
    expect(await lookAfter(29)).toBe(false);
    const asked = new Date(started.getTime() + 20 * MINUTE).toISOString();
    await docker(['exec', `${open.project}-api-front-1`, 'sh', '-c', `printf ${asked} > /targets/asked`]);
    expect(await lookAfter(45)).toBe(false);
    const job = jobs.start(
      'train',
      ({ signal }) => new Promise((resolve) => signal.addEventListener('abort', resolve)),
    );
    expect(await lookAfter(90)).toBe(false);
    jobs.cancel(job.id);
    await job.result.catch(() => undefined);
    trains = true;
    expect(await lookAfter(90)).toBe(false);
    trains = false;
    expect(await lookAfter(90)).toBe(true);
    expect([(await open.status()).state, await idle.rests()]).toEqual(['off', expect.any(String)]);
    expect(await lookAfter(200)).toBe(false);
    await jobs.close();
  });

  it('is not woken where a person stopped it', async () => {
    open = await openStack({ FRONTS: '0' });
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    await open.ended(open.stack.stop({}));
    expect(await open.stack.wake()).toBe(false);
  });
});
