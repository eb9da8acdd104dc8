import { describe, expect, it } from 'vitest';
import { systemClock } from '../../services/adapters/local/clock.ts';

describe('clock: system', () => {
  it('tells the time, and waits at least as long as asked', async () => {
    const before = systemClock.now().getTime();
    await systemClock.sleep(20);
    // Timers and the clock are rounded apart by up to a millisecond.
    expect(systemClock.now().getTime() - before).toBeGreaterThanOrEqual(19);
  });

  it('wakes with the reason when it is aborted, also from a sleep no timer can hold', async () => {
    for (const ms of [1000, 2 ** 31 + 5]) {
      const controller = new AbortController();
      const sleeping = systemClock.sleep(ms, controller.signal);
      controller.abort(new Error('enough'));
      await expect(sleeping).rejects.toThrow('enough');
      await expect(systemClock.sleep(ms, controller.signal)).rejects.toThrow('enough');
    }
  });
});
