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
      expect(await tested.again().read('one')).toMatchObject([
        { name: 'loss', step: 0, value: 0.7 },
        { name: 'loss', step: 1, value: 0.5 },
        { name: 'accuracy', step: 1, value: 0.9 },
      ]);
    });

    it('counts once what is logged again with the same time, and keeps the order of the times', async () => {
      const { tracker } = tested;
      const first = [
        { name: 'loss', step: 0, value: 0.7, at: 1_700_000_000_000 },
        { name: 'seconds/train', step: 0, value: 2, at: 1_700_000_000_001 },
        { name: 'seconds/train', step: 0, value: 2, at: 1_700_000_000_002 },
      ];
      await tracker.log('one', first);
      await tested.again().log('one', first);
      await tracker.log('one', [{ name: 'loss', step: 1, value: 0.5, at: 1_700_000_000_003 }]);
      const read = await tracker.read('one');
      expect(read.map(({ name, value }) => [name, value])).toEqual([
        ['loss', 0.7],
        ['seconds/train', 2],
        ['seconds/train', 2],
        ['loss', 0.5],
      ]);
    });

    it('takes more at once than fits in one call', async () => {
      const { tracker } = tested;
      const many = Array.from({ length: 2500 }, (_, step) => ({ name: 'loss', step, value: step / 2 }));
      await tracker.log('one', many);
      expect((await tracker.read('one')).map(({ step }) => step)).toEqual(many.map(({ step }) => step));
    });

    it('loses nothing of many that log at the same moment', async () => {
      const { tracker } = tested;
      const steps = Array.from({ length: 20 }, (_, step) => step);
      await Promise.all(steps.map((step) => tracker.log('one', [{ name: 'loss', step, value: step }])));
      const read = await tracker.read('one');
      expect(read.map(({ step }) => step).toSorted((one, other) => one - other)).toEqual(steps);
    });

    it('keeps what is said of a run: a parameter as it was first, all else as it was last', async () => {
      const { tracker } = tested;
      await tracker.describe('one', { params: { seed: '7' }, tags: { mode: 'fast', by: 'Ada' }, state: 'running' });
      await tracker.describe('one', { params: { seed: '8', recipe: 'plain' }, tags: { mode: 'deep' } });
      await tested.again().describe('one', { note: '# A card', state: 'done' });
      expect(await tracker.described('one')).toEqual({
        params: { seed: '7', recipe: 'plain' },
        tags: { mode: 'deep', by: 'Ada' },
        note: '# A card',
        state: 'done',
        attached: [],
      });
      expect(await tracker.read('one')).toEqual([]);
      expect(await tracker.described('other')).toBeUndefined();
    });

    it('keeps files with a run, whatever is in them, and replaces them whole', async () => {
      const { tracker } = tested;
      const plot = new Uint8Array(300_000).map((_, at) => at % 251);
      await tracker.attach('one', 'card.json', Buffer.from('{"a":1}'));
      await tracker.attach('one', 'plots/confusion.png', plot);
      await tracker.attach('one', 'card.json', Buffer.from('{}'));
      await tracker.attach('one', 'empty.txt', new Uint8Array());
      const again = tested.again();
      expect((await again.described('one'))?.attached).toEqual(['card.json', 'empty.txt', 'plots/confusion.png']);
      expect(Buffer.from(await again.attached('one', 'card.json')).toString()).toBe('{}');
      expect(Buffer.from(await again.attached('one', 'plots/confusion.png')).equals(plot)).toBe(true);
      expect(await again.attached('one', 'empty.txt')).toHaveLength(0);
      for (const name of ['nothing.json', 'plots/nothing.png', 'plots', 'other/nothing.png'])
        await expect(again.attached('one', name), name).rejects.toMatchObject({ code: 'not-found' });
      await expect(again.attached('other', 'card.json')).rejects.toMatchObject({ code: 'not-found' });
    });

    it('knows nothing of a run that logged nothing, or was removed', async () => {
      const { tracker } = tested;
      expect(await tracker.read('never')).toEqual([]);
      await tracker.log('one', [{ name: 'loss', step: 0, value: 1 }]);
      await tracker.remove('one');
      await tracker.remove('one');
      expect(await tracker.read('one')).toEqual([]);
      expect(await tracker.described('one')).toBeUndefined();
      await tracker.log('one', [{ name: 'loss', step: 5, value: 2 }]);
      expect(await tracker.read('one')).toMatchObject([{ name: 'loss', step: 5, value: 2 }]);
    });

    it('refuses names that lead elsewhere', async () => {
      for (const run of ['', '../one', 'a/b', 'a.b'])
        await expect((async () => tested.tracker.log(run, []))()).rejects.toMatchObject({ code: 'bad-request' });
      for (const name of ['', '../card', '/card', 'a/../b', 'Card'])
        await expect((async () => tested.tracker.attach('one', name, new Uint8Array()))()).rejects.toMatchObject({
          code: 'bad-request',
        });
    });
  });
};
