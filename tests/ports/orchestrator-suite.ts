import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ObjectStore } from '../../services/ports/object-store.ts';
import type { Orchestrator } from '../../services/ports/orchestrator.ts';
import { PHOTOS } from '../integration/training/photo-folders.ts';

/** An orchestrator for one test, with the object store its steps work on. */
export interface OrchestratorUnderTest {
  orchestrator: Orchestrator;
  objects: ObjectStore;
  /** Writes down what a run is asked for: to take in a folder of so many photos a class, or one that is not there. */
  ask(run: string, photos: number | undefined): Promise<void>;
  end(): Promise<void>;
  /** Photos a class that take longer than it takes to be stopped. */
  many?: number;
}

const until = (signal: AbortSignal, stages: string[] = []) => ({
  signal,
  // Nothing is counted of a step that was done before.
  report: ({ stage, total }: { stage: string; total: number }) => void (total > 0 && stages.push(stage)),
});
const never = new AbortController().signal;

/** What every orchestrator must do. */
export const orchestratorSuite = (
  name: string,
  open: () => Promise<OrchestratorUnderTest>,
  { skip = false, timeout = 120_000 } = {},
): void => {
  describe.skipIf(skip || !PHOTOS)(`orchestrator: ${name} (MEADOW_TEST_PHOTOS)`, { timeout }, () => {
    let tested: OrchestratorUnderTest;
    beforeEach(async () => {
      tested = await open();
    }, timeout);
    afterEach(() => tested.end());

    it('runs the steps in order, tells how far they are, and does none twice', async () => {
      const { orchestrator, objects, ask } = tested;
      await ask('one', 5);
      const stages: string[] = [];
      await orchestrator.run({ run: 'one', steps: ['ingest', 'validate'] }, until(never, stages));
      expect([...new Set(stages)]).toEqual(['ingest', 'validate']);
      const kept = Buffer.from(await objects.get('runs/one/ingest.json'));
      const again: string[] = [];
      await orchestrator.run({ run: 'one', steps: ['ingest', 'validate'] }, until(never, again));
      expect(again).toEqual([]);
      expect(kept.equals(await objects.get('runs/one/ingest.json'))).toBe(true);
    });

    it('throws what a step failed with, and runs no step after it', async () => {
      const { orchestrator, objects, ask } = tested;
      await ask('one', undefined);
      const running = orchestrator.run({ run: 'one', steps: ['ingest', 'validate'] }, until(never));
      await expect(running).rejects.toMatchObject({ code: 'bad-request' });
      expect(await objects.has('runs/one/validate.json')).toBe(false);
    });

    it('stops when told, and goes on where it was', async () => {
      const { orchestrator, objects, ask, many = 20 } = tested;
      await ask('one', many);
      const stop = new AbortController();
      const watch = {
        signal: stop.signal,
        report: ({ stage, done }: { stage: string; done: number }) => {
          if (stage === 'embed' && done > 0) stop.abort(new Error('enough'));
        },
      };
      const steps = ['ingest', 'validate', 'embed'];
      await expect(orchestrator.run({ run: 'one', steps }, watch)).rejects.toThrow('enough');
      expect(await objects.has('runs/one/embed.json')).toBe(false);
      await orchestrator.run({ run: 'one', steps }, until(never));
      const { cached } = JSON.parse(new TextDecoder().decode(await objects.get('runs/one/embed.json')));
      expect(cached).toBeGreaterThan(0);
    });

    it('begins nothing that was stopped before', async () => {
      const { orchestrator, objects, ask } = tested;
      await ask('one', 5);
      const stopped = AbortSignal.abort(new Error('too late'));
      await expect(orchestrator.run({ run: 'one', steps: ['ingest'] }, until(stopped))).rejects.toThrow('too late');
      expect(await objects.has('runs/one/ingest.json')).toBe(false);
    });
  });
};
