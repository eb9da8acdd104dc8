import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SharedCatalog, withTwoProjects } from './shared-catalog.ts';

const LONG = 60_000;

/** What every catalog must do with what one core at a time may do. */
export const catalogLeasesSuite = (name: string, open: () => Promise<SharedCatalog>): void => {
  describe(`catalog: ${name}`, () => {
    let shared: SharedCatalog;
    beforeEach(async () => {
      shared = await withTwoProjects(open);
    });
    afterEach(() => shared.end());

    it('gives a lease to one, and another name to another', async () => {
      const { one, other } = shared;
      expect(await one.leases.take('project:first', 'one', LONG)).toBe(true);
      expect(await other.leases.take('project:first', 'other', LONG)).toBe(false);
      expect(await other.leases.take('project:second', 'other', LONG)).toBe(true);
      expect((await other.leases.holder('project:first'))?.owner).toBe('one');
      expect(await other.leases.holder('project:third')).toBeUndefined();
    });

    it('gives it to exactly one of many who ask at once', async () => {
      const { one, other } = shared;
      const asked = Array.from({ length: 20 }, (_, at) => (at % 2 ? one : other).leases.take('it', `${at}`, LONG));
      const given = await Promise.all(asked);
      expect(given.filter(Boolean)).toHaveLength(1);
      expect((await one.leases.holder('it'))?.owner).toBe(`${given.indexOf(true)}`);
    });

    it('gives it again to who has it, for longer', async () => {
      const { one, other } = shared;
      await one.leases.take('it', 'one', 1000);
      const before = await other.leases.holder('it');
      expect(await one.leases.take('it', 'one', LONG)).toBe(true);
      const after = await other.leases.holder('it');
      expect(after!.until.getTime() - before!.until.getTime()).toBeGreaterThan(LONG / 2);
    });

    it('gives it to another once it was released, by who had it alone', async () => {
      const { one, other } = shared;
      await one.leases.take('it', 'one', LONG);
      await other.leases.release('it', 'other');
      expect(await other.leases.take('it', 'other', LONG)).toBe(false);
      await one.leases.release('it', 'one');
      expect(await other.leases.take('it', 'other', LONG)).toBe(true);
      expect(await one.leases.renew('it', 'one', LONG)).toBe(false);
    });

    it('is not made longer once its time is over: others may have changed what it kept', async () => {
      const { one } = shared;
      await one.leases.take('it', 'one', 1);
      await setTimeout(20);
      expect(await one.leases.renew('it', 'one', LONG)).toBe(false);
      expect(await one.leases.holder('it')).toBeUndefined();
      expect(await one.leases.take('it', 'one', LONG)).toBe(true);
      expect(await one.leases.renew('it', 'one', LONG)).toBe(true);
    });

    it('can be taken once its time is over, and is lost then', async () => {
      const { one, other } = shared;
      await one.leases.take('it', 'one', 1);
      await setTimeout(20);
      expect(await other.leases.holder('it')).toBeUndefined();
      expect(await other.leases.take('it', 'other', LONG)).toBe(true);
      expect(await one.leases.renew('it', 'one', LONG)).toBe(false);
      expect((await one.leases.holder('it'))?.owner).toBe('other');
    });
  });
};
