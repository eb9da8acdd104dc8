import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tracker } from '../../services/ports/tracker.ts';

/** A tracker for one test, and another one on the same data, as a second process has it. */
export interface TrackerUnderTest {
  tracker: Tracker;
  again(): Tracker;
  end(): Promise<void>;
}

/** What every tracker must do. */
export const trackerSuite = (name: string, open: () => Promise<TrackerUnderTest>): void => {
  describe(`tracker: ${name}`, () => {
    let tested: TrackerUnderTest;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.end());

    it('gives back what was logged, in order, to another process too', async () => {
      const { tracker } = tested;
      await tracker.log('one', [
        { name: 'loss', step: 0, value: 0.7 },
        { name: 'loss', step: 1, value: 0.5 },
      ]);
      await tracker.log('one', [{ name: 'accuracy', step: 1, value: 0.9 }]);
      await tracker.log('other', [{ name: 'loss', step: 0, value: 3 }]);
      expect(await tested.again().read('one')).toEqual([
        { name: 'loss', step: 0, value: 0.7 },
        { name: 'loss', step: 1, value: 0.5 },
        { name: 'accuracy', step: 1, value: 0.9 },
      ]);
    });

    it('knows nothing of a run that logged nothing, or was removed', async () => {
      const { tracker } = tested;
      expect(await tracker.read('never')).toEqual([]);
      await tracker.log('one', [{ name: 'loss', step: 0, value: 1 }]);
      await tracker.remove('one');
      await tracker.remove('one');
      expect(await tracker.read('one')).toEqual([]);
    });

    it('refuses names that lead elsewhere', async () => {
      for (const run of ['', '../one', 'a/b', 'a.b'])
        await expect((async () => tested.tracker.log(run, []))()).rejects.toMatchObject({ code: 'bad-request' });
    });
  });
};
