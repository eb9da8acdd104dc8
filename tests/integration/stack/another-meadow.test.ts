import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenStack, openStack } from './open-stack.ts';
import { ENGINE, NEEDS } from './real-engine.ts';

describe.skipIf(!ENGINE)(`a stack that another Meadow started (${NEEDS})`, { timeout: 120_000 }, () => {
  let first: OpenStack;
  let second: Awaited<ReturnType<OpenStack['another']>>;
  beforeAll(async () => {
    first = await openStack();
    second = await first.another();
    await first.ended(first.stack.up({}));
  });
  afterAll(() => first.close());

  it('is seen as it is, and as whose it is', async () => {
    const { state, another, services } = await second.status();
    expect([state, another]).toEqual(['healthy', { folder: first.home }]);
    expect(services.every(({ health }) => health === 'healthy')).toBe(true);
    expect((await first.status()).another).toBeUndefined();
  });

  it('is left alone by all that would change it', async () => {
    const before = await first.ids();
    const { stack } = second;
    const refused = { state: 'failed', error: { code: 'stack-of-another', details: { folder: first.home } } };
    for (const begin of [
      () => stack.stop({}),
      () => stack.stop({ service: 'redis' }),
      () => stack.restart({ service: 'redis' }),
      () => stack.down({}),
      () => stack.remove({ data: true, name: second.project }),
      () => stack.update({}),
    ])
      expect(await second.ended(begin())).toMatchObject(refused);
    expect(await first.ids()).toEqual(before);
    expect((await first.status()).state).toBe('healthy');
  });

  it('is seen, and as whose it is, also where nothing can be written, as on a full disk', async () => {
    const third = await first.another();
    third.records.put = () => Promise.reject(new Error('The disk is full.'));
    expect(await third.status()).toMatchObject({ state: 'healthy', another: { folder: first.home } });
  });

  it('need not be started, and is used', async () => {
    const before = await first.ids();
    expect(await second.ended(second.stack.up({}))).toMatchObject({ state: 'done' });
    expect(await first.ids()).toEqual(before);
  });

  it('is stopped by who says that it may be, and is whose who starts it then', async () => {
    expect(await second.ended(second.stack.stop({ others: true }))).toMatchObject({ state: 'done' });
    expect(await second.status()).not.toHaveProperty('another');
    expect(await second.ended(second.stack.up({}))).toMatchObject({ state: 'done' });
    expect(await second.status()).not.toHaveProperty('another');
    expect((await first.status()).another).toEqual({ folder: second.home });
    expect(await first.ended(first.stack.stop({}))).toMatchObject({ state: 'failed' });
  });

  it('is stopped also where nothing can be written', async () => {
    const third = await first.another();
    third.records.put = () => Promise.reject(new Error('The disk is full.'));
    expect(await third.ended(third.stack.stop({ others: true }))).toMatchObject({ state: 'done' });
    expect((await first.status()).state).toBe('off');
  });
});
