import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

const story = fc.array(
  fc.oneof(fc.constant('come' as const), fc.record({ end: fc.nat(9) }), fc.record({ hangUp: fc.nat(9) })),
);

it('never has more at work than places or more waiting than allowed, and serves all others in order', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      const turns = createTurns(2, 3);
      const begun: number[] = [];
      const atWork = new Map<number, () => void>();
      const visitors: { signal: AbortController; outcome: Promise<string> }[] = [];
      const come = (id: number) => {
        const signal = new AbortController();
        const { promise, resolve } = Promise.withResolvers<void>();
        const work = async () => {
          begun.push(id);
          atWork.set(id, resolve);
          await promise;
          atWork.delete(id);
        };
        const outcome = turns.take(work, signal.signal).then(
          () => 'served',
          (error: { code?: string }) => error.code ?? 'hung up',
        );
        visitors.push({ signal, outcome });
      };
      for (const step of steps) {
        if (step === 'come') come(visitors.length);
        else if ('end' in step) [...atWork.values()][step.end]?.();
        else visitors[step.hangUp]?.signal.abort('hung up');
        await settle();
        expect(atWork.size).toBeLessThanOrEqual(2);
        expect(turns.waiting).toBeLessThanOrEqual(3);
        expect(turns.waiting === 0 || atWork.size === 2).toBe(true);
      }
      while (atWork.size > 0) {
        for (const end of atWork.values()) end();
        await settle();
      }
      const outcomes = await Promise.all(visitors.map(({ outcome }) => outcome));
      expect(begun).toEqual(outcomes.flatMap((outcome, id) => (outcome === 'served' ? [id] : [])));
      expect(outcomes.every((outcome) => ['served', 'predictor-busy', 'hung up'].includes(outcome))).toBe(true);
    }),
  );
});

it('frees the place of work that fails', async () => {
  const turns = createTurns(1, 1);
  await expect(turns.take(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns.take(async () => 'next')).toBe('next');
});

it('turns everybody away once closed', async () => {
  const turns = createTurns(1, 5);
  const { promise, resolve } = Promise.withResolvers<void>();
  const atWork = turns.take(() => promise);
  const waiting = turns.take(async () => {});
  const refused = expect(waiting).rejects.toThrow('closed');
  turns.close(new Error('closed'));
  await refused;
  resolve();
  await atWork;
  await expect(turns.take(async () => {})).rejects.toThrow('closed');
});

/** Lets promises that can go on do so. */
const settle = () => new Promise((resolve) => setImmediate(resolve));
