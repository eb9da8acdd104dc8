import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { label } from '../../../services/domain/stack/labels.ts';
import { type OpenStack, openStack } from './open-stack.ts';
import { docker, ENGINE, NEEDS } from './real-engine.ts';

describe.skipIf(!ENGINE)(`a stack in trouble, on a real engine (${NEEDS})`, { timeout: 120_000 }, () => {
  const opened: OpenStack[] = [];
  const closing: (() => Promise<unknown>)[] = [];
  const openWith = async (env: Record<string, string> = {}) => {
    const open = await openStack({ FRONTS: '1', ...env });
    opened.push(open);
    return open;
  };
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    for (const open of opened.splice(0)) await open.close();
  });
  const serviceOf = async (open: OpenStack, service: string) =>
    (await open.status()).services.find(({ name }) => name === service);

  it('says what a container said that exits at once', async () => {
    const open = await openWith({ FRONT_COMMAND: 'echo no such key >&2; exit 3', FRONT_RESTART: 'no' });
    const { error } = await open.ended(open.stack.up({}));
    expect(error).toMatchObject({
      code: 'service-failed',
      message: 'front ended as soon as it was started, with code 3. It said last: no such key',
      details: { service: 'front', kind: 'exited-at-once', exit: 3 },
    });
    const status = await open.status();
    expect(status).toMatchObject({
      state: 'unhealthy',
      healthy: false,
      failed: { task: 'up', fault: { code: 'service-failed' } },
    });
    expect(await serviceOf(open, 'front')).toMatchObject({ health: 'unhealthy', trouble: { kind: 'exited-at-once' } });
    expect(await serviceOf(open, 'redis')).toMatchObject({ health: 'healthy' });
  });

  it('tells a crash loop from a slow start', async () => {
    const open = await openWith({ FRONT_COMMAND: 'echo again; exit 1' });
    const { error } = await open.ended(open.stack.up({ services: ['front'] }));
    expect(error).toMatchObject({ code: 'service-failed', details: { kind: 'crash-loop', words: 'again' } });
  });

  it('says what the health check said of one that never gets healthy', async () => {
    const open = await openWith({ FRONT_CHECK: 'echo still loading; false' });
    const { error } = await open.ended(open.stack.up({}));
    expect(error).toMatchObject({ code: 'service-failed', details: { kind: 'unhealthy', probe: 'still loading' } });
    expect(error?.message).toBe('front runs, but its health check fails: still loading');
  });

  it('says that the kernel ended one for its memory', async () => {
    const open = await openWith({ FRONT_COMMAND: 'exec tail /dev/zero', FRONT_RESTART: 'no' });
    const { error } = await open.ended(open.stack.up({}));
    expect(error?.details).toMatchObject({ kind: 'out-of-memory', limit: 64 * 2 ** 20 });
  });

  it('says which image is missing, and starts all that does not need it', async () => {
    const open = await openWith({ REDIS_IMAGE: 'registry.invalid/meadow/nothing:1' });
    const { error } = await open.ended(open.stack.up({}));
    expect(error).toMatchObject({ details: { image: 'registry.invalid/meadow/nothing:1' } });
    expect(['image-missing', 'pull-failed']).toContain(error?.code);
    expect(await serviceOf(open, 'prepare')).toMatchObject({ health: 'healthy' });
    expect(await serviceOf(open, 'front')).toMatchObject({ state: expect.stringMatching(/absent|created/) });
  });

  it('lets what runs go on running where its successor could not be started', async () => {
    const open = await openWith();
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    const before = await open.ids();
    await open.stack.configure({ REDIS_IMAGE: 'registry.invalid/meadow/nothing:1', FRONT_COMMAND: 'exec sleep 2000' });
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'failed' });
    expect(await open.ids()).toEqual(before);
    expect(await serviceOf(open, 'front')).toMatchObject({ state: 'running' });
  });

  it('fills volumes again that a start which was killed has made and left empty', async () => {
    const open = await openWith({ FRONTS: '0' });
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    const id = (await open.ids())[`${open.project}-prepare-1`]!;
    const started = () => docker(['inspect', '-f', '{{.State.StartedAt}}', id]);
    const before = await started();
    // A volume's age is told in seconds.
    await sleep(1100);
    await docker(['rm', '-f', `${open.project}-redis-1`]);
    const [name, labels] = [`${open.project}_data`, { [label.project]: open.project, [label.volume]: 'data' }];
    await docker(['volume', 'rm', name]);
    await ENGINE!.createVolume(name, labels);
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    expect(await started()).not.toBe(before);
    const again = await started();
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    expect(await started()).toBe(again);
  });

  it('says whose a taken port is before it starts, and takes another one', async () => {
    const open = await openWith();
    const port = Number(open.env.REDIS_PORT);
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    closing.push(async () => server.close());
    const portCheck = async () => (await open.stack.preflight()).find(({ name }) => name === 'ports');
    const taken = await portCheck();
    expect(taken).toMatchObject({
      state: 'failed',
      fixable: true,
      details: { port, service: 'redis', pid: process.pid },
    });
    expect((await open.ended(open.stack.up({}))).error).toMatchObject({ code: 'port-taken', details: { port } });
    expect(taken?.fix).toMatchObject({ kind: 'choose-port', variable: 'REDIS_PORT' });
    if (taken?.fix) await open.stack.fix(taken.fix);
    expect(await portCheck()).toMatchObject({ state: 'ok' });
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
  });

  it('tells whose container has a port', async () => {
    const [one, other] = [await openWith(), await openWith()];
    await one.ended(one.stack.up({ services: ['redis'] }));
    await other.stack.configure({ REDIS_PORT: String(one.env.REDIS_PORT) });
    const taken = (await other.stack.preflight()).find(({ name }) => name === 'ports');
    expect(taken).toMatchObject({ state: 'failed', details: { container: `${one.project}-redis-1` } });
  });

  it('is cancelled, and goes on where it was', async () => {
    const open = await openWith({ FRONT_CHECK: 'test -e /tmp/go' });
    const begun = await open.stack.up({});
    expect(open.stack.up({})).toEqual(begun);
    expect(open.stack.up({ services: ['redis'] })).toEqual(begun);
    await expect(async () => open.stack.down({})).rejects.toMatchObject({ code: 'already-running' });
    for (;;) {
      const { work } = await open.status();
      if (work?.services.find(({ service }) => service === 'front')?.step === 'check') break;
    }
    const before = await open.ids();
    open.cancel(begun.job);
    expect(await open.ended(begun)).toMatchObject({ state: 'cancelled' });
    await docker(['exec', `${open.project}-front-1`, 'touch', '/tmp/go']);
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    expect(await open.ids()).toEqual(before);
  });

  it('does not say that it starts what a start under way leaves out', async () => {
    const open = await openWith();
    const begun = await open.stack.up({ services: ['prepare'] });
    expect(open.stack.up({ services: ['prepare'] })).toEqual(begun);
    for (const more of [{}, { services: ['redis'] }])
      await expect(async () => open.stack.up(more)).rejects.toMatchObject({ code: 'already-running' });
    expect(await open.ended(begun)).toMatchObject({ state: 'done' });
  });

  it('touches nothing of another project', async () => {
    const [one, other] = [await openWith(), await openWith()];
    await other.ended(other.stack.up({ services: ['redis'] }));
    const before = await other.ids();
    await one.ended(one.stack.up({ services: ['redis'] }));
    await one.ended(one.stack.remove({ data: true, name: one.project }));
    expect(await other.ids()).toEqual(before);
    expect(await serviceOf(other, 'redis')).toMatchObject({ health: 'healthy' });
    const volumes = await docker([
      'volume',
      'ls',
      '-q',
      '--filter',
      `label=com.docker.compose.project=${other.project}`,
    ]);
    expect(volumes.split('\n')).toHaveLength(3);
  });

  it('leaves a project alone that has the same name by chance', async () => {
    const open = await openWith();
    const marks = [
      'service=redis',
      'oneoff=False',
      `project=${open.project}`,
      'project.config_files=/shop/compose.yaml',
    ];
    const labels = (more: string[]) => [...marks, ...more].flatMap((each) => ['--label', `com.docker.compose.${each}`]);
    const image = 'debian:bookworm-slim';
    const names = ['redis', 'shop'].map((service) => `${open.project}-their-${service}`);
    closing.push(
      () => docker(['rm', '-f', ...names]),
      () => docker(['volume', 'rm', '-f', `${open.project}_shop`]),
    );
    for (const [at, name] of names.entries())
      await docker([
        'run',
        '-d',
        '--init',
        '--name',
        name,
        ...labels(at ? ['service=shop'] : []),
        image,
        'sleep',
        '900',
      ]);
    await docker(['volume', 'create', ...labels(['volume=shop']), `${open.project}_shop`]);
    const before = await open.ids();
    const taken = { code: 'stack-foreign', details: { project: open.project, file: '/shop/compose.yaml' } };
    expect((await open.ended(open.stack.up({}))).error).toMatchObject(taken);
    expect((await open.ended(open.stack.remove({ data: true, name: open.project }))).error).toMatchObject(taken);
    expect(await open.ended(open.stack.down({}))).toMatchObject({ state: 'done' });
    expect(await open.ids()).toEqual(before);
    await docker(['rm', '-f', ...names]);
    expect(await open.ended(open.stack.remove({ data: true, name: open.project }))).toMatchObject({ state: 'done' });
    expect(await docker(['volume', 'ls', '-q', '--filter', `name=${open.project}_`])).toBe(`${open.project}_shop`);
  });
});
