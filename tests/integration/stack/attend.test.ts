import { afterEach, describe, expect, it } from 'vitest';
import type { Happening } from '../../../contract/shapes/stack.ts';
import { type OpenStack, openStack } from './open-stack.ts';
import { docker, ENGINE, NEEDS } from './real-engine.ts';

/** Takes all memory once a file is there, and begins again. */
const HUNGRY = 'while [ ! -e /tmp/eat ]; do sleep 0.2; done; rm /tmp/eat; exec tail /dev/zero';

describe.skipIf(!ENGINE)(`a stack that nobody looks at, on a real engine (${NEEDS})`, { timeout: 120_000 }, () => {
  const opened: OpenStack[] = [];
  const end = new AbortController();
  const attending: Promise<void>[] = [];
  const openWith = async (env: Record<string, string>) => {
    const open = await openStack({ FRONTS: '1', ...env });
    opened.push(open);
    attending.push(open.stack.attend(end.signal));
    return open;
  };
  afterEach(async () => {
    end.abort();
    await Promise.all(attending);
    for (const open of opened.splice(0)) await open.close();
  });

  it('remembers what ended and was started anew at once, for lack of memory and else, and nothing that was asked for', async () => {
    const open = await openWith({ FRONT_COMMAND: HUNGRY });
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    const front = `${open.project}-front-1`;
    const happened = async (): Promise<Happening[]> => (await open.status()).happened;
    expect(await happened()).toEqual([]);
    for (const count of [1, 2]) {
      const eat = () => docker(['exec', front, 'touch', '/tmp/eat']).catch(() => 'it is just being started anew');
      await expect.poll(eat, { timeout: 10_000 }).toBe('');
      const seen = async () => (await happened()).map((each) => [each.service, each.trouble.kind, each.count]);
      await expect.poll(seen, { timeout: 30_000 }).toEqual([['front', 'out-of-memory', count]]);
    }
    const [short] = await happened();
    expect(short).toMatchObject({
      trouble: { details: { limit: 64 * 2 ** 20 } },
      more: { variable: 'FRONT_MEMORY', value: '128m' },
    });

    await open.ended(Promise.resolve(open.stack.restart({ service: 'redis' })));
    await docker(['exec', '-d', `${open.project}-redis-1`, 'redis-cli', 'shutdown', 'nosave']);
    await expect
      .poll(async () => (await happened())[0], { timeout: 30_000 })
      .toMatchObject({
        service: 'redis',
        count: 1,
        trouble: { kind: 'exited', details: { exit: 0 } },
      });

    await open.stack.configure({ FRONT_MEMORY: '128m' });
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    expect((await happened()).find(({ service }) => service === 'front')).not.toHaveProperty('more');
    expect(await open.stack.forget()).toMatchObject({ state: 'healthy', happened: [] });
  });
});
