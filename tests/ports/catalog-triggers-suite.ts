import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TriggerName, triggerSettings } from '../../contract/shapes/trigger.ts';
import type { DecisionRecord } from '../../services/ports/catalog/triggers.ts';
import type { Catalog } from '../../services/ports/catalog.ts';
import { type SharedCatalog, withTwoProjects } from './shared-catalog.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute));

const aDecision = (minute: number, part: Partial<DecisionRecord> = {}): Omit<DecisionRecord, 'id' | 'project'> => ({
  trigger: 'new-photos',
  at: at(minute),
  ran: true,
  reason: { code: 'new-photos', values: { photos: 25 } },
  cause: undefined,
  run: `run-${minute}`,
  ...part,
});

/** What every catalog must do with triggers: what was set, what is remembered, what was decided. */
export const catalogTriggersSuite = (name: string, open: () => Promise<SharedCatalog>): void => {
  describe(`catalog: ${name}`, () => {
    let shared: SharedCatalog;
    let catalog: Catalog;
    beforeEach(async () => {
      shared = await withTwoProjects(open);
      catalog = shared.one;
    });
    afterEach(() => shared.end());

    const decisions = async (project: string, trigger?: TriggerName) =>
      (await shared.other.triggers.decisions(project, { ...(trigger && { trigger }), limit: 1000 })).map(
        ({ run }) => run,
      );

    it('has the defaults, and remembers nothing, where nothing was set', async () => {
      expect(await catalog.triggers.projects()).toEqual([]);
      expect(await catalog.triggers.settings('first')).toEqual(triggerSettings.parse({}));
      expect(await catalog.triggers.memory('first')).toEqual({ since: {}, queued: undefined });
    });

    it('keeps settings, memory and decisions, each by itself or all at once', async () => {
      const settings = triggerSettings.parse({ weekly: { on: true, zone: 'Europe/Paris' } });
      const memory = {
        since: { weekly: at(0) },
        queued: { trigger: 'weekly' as const, cause: { code: 'due' as const, values: {} }, at: at(1) },
        ordered: {
          id: 'order',
          trigger: 'drift' as const,
          cause: { code: 'drift-neither' as const, values: {} },
          at: at(2),
        },
      };
      await catalog.triggers.keep('first', { settings });
      const held = { ran: false, run: undefined, cause: aDecision(0).reason };
      const [kept] = await catalog.triggers.keep('first', { memory, decisions: [aDecision(1, held)] });
      expect(kept).toEqual({ ...aDecision(1, held), id: kept?.id, project: 'first' });
      expect(await shared.other.triggers.projects()).toEqual(['first']);
      expect(await shared.other.triggers.settings('first')).toEqual(settings);
      expect(await shared.other.triggers.memory('first')).toEqual(memory);
      expect(await shared.other.triggers.decisions('first', { limit: 5 })).toEqual([kept]);
    });

    it('finds decisions by trigger and time, newest first', async () => {
      await catalog.triggers.keep('first', { decisions: [aDecision(1), aDecision(2, { trigger: 'weekly' })] });
      await catalog.triggers.keep('first', { decisions: [aDecision(3)] });
      await catalog.triggers.keep('second', { decisions: [aDecision(4)] });
      expect(await decisions('first')).toEqual(['run-3', 'run-2', 'run-1']);
      expect(await decisions('first', 'new-photos')).toEqual(['run-3', 'run-1']);
      const late = await catalog.triggers.decisions('first', { since: at(2), limit: 1 });
      expect(late.map(({ run }) => run)).toEqual(['run-3']);
    });

    it('keeps the newest 200 decisions of each trigger', async () => {
      await catalog.triggers.keep('first', { decisions: [aDecision(0, { trigger: 'weekly', run: 'weekly' })] });
      for (let from = 0; from < 300; from += 50)
        await catalog.triggers.keep('first', {
          decisions: Array.from({ length: 50 }, (_, place) => aDecision(0, { run: `run-${from + place}` })),
        });
      const kept = await decisions('first', 'new-photos');
      expect([kept.length, kept[0], kept.at(-1)]).toEqual([200, 'run-299', 'run-100']);
      expect(await decisions('first', 'weekly')).toEqual(['weekly']);
    });

    it('forgets all of it with the project, and takes nothing for one that is gone', async () => {
      await catalog.triggers.keep('first', { settings: triggerSettings.parse({}), decisions: [aDecision(1)] });
      await catalog.projects.remove('first');
      expect([await catalog.triggers.projects(), await decisions('first')]).toEqual([[], []]);
      const late = catalog.triggers.keep('first', { decisions: [aDecision(2)] });
      await expect(late).rejects.toMatchObject({ code: 'not-found' });
    });

    it('keeps why a run was begun', async () => {
      const cause = { trigger: 'weekly' as const, reason: { code: 'due' as const, values: {} } };
      const begun = { project: 'first', mode: 'quick', state: 'running', started: at(0), by: 'Meadow' } as const;
      const later = { ended: undefined, snapshot: undefined, photos: undefined, version: undefined, error: undefined };
      await catalog.runs.add({ ...begun, ...later, run: 'one', cause });
      await catalog.runs.add({ ...begun, ...later, run: 'two', cause: undefined });
      await catalog.runs.change('one', { state: 'failed' });
      expect((await catalog.runs.find('one'))?.cause).toEqual(cause);
      expect((await catalog.runs.find('two'))?.cause).toBeUndefined();
    });
  });
};
