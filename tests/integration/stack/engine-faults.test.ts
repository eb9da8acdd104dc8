import { afterEach, describe, expect, it } from 'vitest';
import { leaseLabel } from '../../../services/domain/stack/lease.ts';
import { type OpenStack, openStack } from './open-stack.ts';
import { docker, ENGINE, NEEDS } from './real-engine.ts';
import { serveFaults } from './socket-proxy.ts';

describe.skipIf(!ENGINE)(
  `an engine in trouble, and two Meadows on one, for real (${NEEDS})`,
  { timeout: 120_000 },
  () => {
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

    it('is worked on by one Meadow at a time', async () => {
      const open = await openWith({ FRONT_CHECK: 'test -e /tmp/go' });
      const other = await open.another();
      const begun = await open.stack.up({});
      while (!(await open.status()).services.some(({ name, state }) => name === 'front' && state === 'running'));
      expect((await other.ended(other.stack.up({ others: true }))).error).toMatchObject({ code: 'stack-busy' });
      expect((await other.ended(other.stack.down({ others: true }))).error).toMatchObject({ code: 'stack-busy' });
      await docker(['exec', `${open.project}-front-1`, 'touch', '/tmp/go']);
      expect(await open.ended(begun)).toMatchObject({ state: 'done' });
      expect(await other.ended(other.stack.up({}))).toMatchObject({ state: 'done' });
      expect(
        await docker([
          'volume',
          'ls',
          '-q',
          '--filter',
          `label=${leaseLabel.owner}`,
          '--filter',
          `name=${open.project}`,
        ]),
      ).toBe('');
    });

    it('ends soon where the engine goes in the middle, and goes on when it is back', async () => {
      const open = await openWith({ FRONT_CHECK: 'test -e /tmp/go' });
      const proxy = await serveFaults();
      closing.push(proxy.close);
      const far = await open.another(proxy.host);
      const begun = await far.stack.up({});
      while (!(await open.status()).services.some(({ name, state }) => name === 'front' && state === 'running'));
      const before = await open.ids();
      proxy.cut();
      expect((await far.ended(begun)).error).toMatchObject({ code: expect.stringMatching(/^engine-(gone|missing)$/) });
      expect(await far.status()).toMatchObject({ healthy: false, fault: { code: expect.stringMatching(/^engine-/) } });
      proxy.mend();
      await docker(['exec', `${open.project}-front-1`, 'touch', '/tmp/go']);
      expect(await far.ended(far.stack.up({}))).toMatchObject({ state: 'done' });
      expect(await open.ids()).toEqual(before);
      // What it held when the engine went is given back.
      expect(await open.ended(open.stack.stop({ others: true }))).toMatchObject({ state: 'done' });
    });

    it('does not wait for an engine that says nothing', async () => {
      const open = await openWith();
      const proxy = await serveFaults();
      closing.push(proxy.close);
      const far = await open.another(proxy.host);
      expect(await far.status()).toMatchObject({ state: 'off', engine: { version: expect.any(String) } });
      proxy.hold();
      const before = performance.now();
      expect((await far.status()).fault).toMatchObject({ code: expect.stringMatching(/^engine-/) });
      expect(performance.now() - before).toBeLessThan(25_000);
      expect((await far.stack.preflight())[0]).toMatchObject({ name: 'engine', state: 'failed' });
    });

    it('tells a pull that fails half way, which the engine says within a stream of good status', async () => {
      const open = await openWith({ REDIS_IMAGE: 'meadow.invalid/half:1' });
      const proxy = await serveFaults();
      closing.push(proxy.close);
      proxy.answer(/^POST \/images\/create/, [
        { status: 'Pulling from half', id: '1' },
        { status: 'Downloading', id: 'aa', progressDetail: { current: 1000, total: 9000 } },
        { errorDetail: { message: 'unexpected EOF' }, error: 'unexpected EOF' },
      ]);
      const far = await open.another(proxy.host);
      const { error } = await far.ended(far.stack.up({ services: ['redis'] }));
      expect(error).toMatchObject({
        code: 'pull-failed',
        details: { image: 'meadow.invalid/half:1', words: 'unexpected EOF' },
      });
    });
  },
);
