import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMeadow, startMeadow } from '../cli/run-meadow.ts';
import { type OpenStack, openStack } from './open-stack.ts';
import { docker, ENGINE, NEEDS } from './real-engine.ts';

describe.skipIf(!ENGINE)(`meadow stack, on a real engine (${NEEDS})`, { timeout: 240_000 }, () => {
  let open: OpenStack;
  let home: string;
  const env = () => ({ ...open.env, MEADOW_COMPOSE_FILE: open.file });
  const meadow = (...args: string[]) => runMeadow(args, { home, env: env() });
  beforeEach(async () => {
    open = await openStack({ FRONTS: '1' });
    home = await mkdtemp(join(tmpdir(), 'meadow-cli-'));
  });
  afterEach(async () => {
    await open.close();
    await rm(home, { recursive: true });
  });

  it('starts it, prints how it is, its logs and its secrets, and takes it down', async () => {
    expect(await meadow('stack', 'status', '--json')).toMatchObject({ code: 1 });
    expect(await meadow('stack', 'logs', 'redis')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('redis was not started'),
    });
    expect(await meadow('stack', 'up')).toMatchObject({ code: 0, stderr: expect.stringContaining('All are healthy') });
    expect((await meadow('stack', 'logs', 'nobody')).stderr).toContain('There is no service "nobody"');
    const { code, stdout } = await meadow('stack', 'status', '--json');
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      {
        services: [
          {
            name: 'prepare',
            state: 'exited',
            health: 'healthy',
            image: 'debian:bookworm-slim',
            ports: [],
            memory: null,
          },
          {
            name: 'redis',
            state: 'running',
            health: 'healthy',
            image: 'redis:7.2-bookworm',
            ports: [Number(open.env.REDIS_PORT)],
            memory: expect.any(Number),
          },
          {
            name: 'front',
            state: 'running',
            health: 'healthy',
            image: 'debian:bookworm-slim',
            ports: [],
            memory: expect.any(Number),
          },
        ],
        healthy: true,
      },
    ]);
    expect((await meadow('stack', 'logs', 'prepare')).stdout).toBe('prepared\n');
    expect((await meadow('stack', 'secrets')).stdout).toContain('s3cret');
    expect((await meadow('doctor', 'stack', '--json')).stdout).toContain('"name": "ports"');
    expect(await meadow('stack', 'down')).toMatchObject({ code: 0 });
    expect(await open.ids()).toEqual({});
    expect(await meadow('stack', 'down', '--data', 'another')).toMatchObject({ code: 64 });
  });

  it('says what an update would change, and leads back from one', async () => {
    expect(await meadow('stack', 'up')).toMatchObject({ code: 0 });
    expect(await meadow('stack', 'update')).toMatchObject({ code: 0, stdout: 'Nothing was to be updated; all run.\n' });
    expect((await meadow('stack', 'back')).stderr).toContain('There is no copy to go back to.');
    const newer = `${open.project}-newer:1`;
    const id = await docker(['create', 'redis:7.2-bookworm']);
    await docker(['commit', id, newer]);
    await docker(['rm', id]);
    try {
      const changed = { home, env: { ...env(), REDIS_IMAGE: newer } };
      const update = await runMeadow(['stack', 'update'], changed);
      expect(update).toMatchObject({ code: 0, stderr: expect.stringContaining(`redis:7.2-bookworm → ${newer}`) });
      expect((await runMeadow(['stack', 'back', '--list'], changed)).stdout).toContain(newer);
      expect(await runMeadow(['stack', 'back'], changed)).toMatchObject({ code: 0 });
      const { services } = JSON.parse((await meadow('stack', 'status', '--json')).stdout);
      expect(services[1]).toMatchObject({ health: 'healthy', image: 'redis:7.2-bookworm' });
    } finally {
      await open.ended(Promise.resolve(open.stack.remove({ data: true, name: open.project })));
      await docker(['rmi', '-f', newer]);
    }
  });

  it('goes on where it was killed in the middle', async () => {
    const first = startMeadow(['stack', 'up'], { home, env: { ...env(), FRONT_CHECK: 'test -e /tmp/go' } });
    while (!(await docker(['ps', '--format', '{{.Names}}'])).includes(`${open.project}-front-1`)) await setTimeout(100);
    await setTimeout(100);
    const before = await open.ids();
    first.child.kill('SIGKILL');
    await first.ended;
    const second = startMeadow(['stack', 'up'], { home, env: { ...env(), FRONT_CHECK: 'test -e /tmp/go' } });
    await docker(['exec', `${open.project}-front-1`, 'touch', '/tmp/go']);
    expect(await second.ended).toMatchObject({ code: 0 });
    expect(await open.ids()).toEqual(before);
  });

  it('says what was looked for where there is no engine', async () => {
    const gone = { ...env(), DOCKER_HOST: `unix://${home}/none.sock` };
    const { code, stdout } = await runMeadow(['doctor', 'stack'], { home, env: gone });
    expect([code, stdout]).toEqual([1, expect.stringContaining(`${home}/none.sock`)]);
    expect(await runMeadow(['stack', 'up'], { home, env: gone })).toMatchObject({ code: 1 });
    const status = await runMeadow(['stack', 'status', '--json'], { home, env: gone });
    expect(JSON.parse(status.stdout)).toMatchObject({
      healthy: false,
      services: [{ name: 'prepare', health: 'off' }, {}, {}],
    });
  });
});
