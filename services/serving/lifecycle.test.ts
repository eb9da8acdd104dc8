import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FaultShape } from '../../contract/errors.ts';
import { type Act, asleep, type Happening, type Life, next } from './lifecycle.ts';

const fault: FaultShape = {
  code: 'predictor-failed',
  message: 'It died.',
  hint: 'Restart it.',
  retry: false,
  details: {},
};

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.constantFrom<Happening>({ type: 'start' }, { type: 'stop' }, { type: 'answered' }, { type: 'pause over' }),
  fc.record({ type: fc.constant('ready' as const), at: fc.nat(1e6) }),
  fc.record({ type: fc.constant('died' as const), at: fc.nat(1e6), fault: fc.constant(fault) }),
  fc.constant<Happening>({ type: 'refused', fault }),
);

/** What a life leads to, step by step. */
function* story(happenings: Happening[]): Generator<{ before: Life; after: Life; act: Act; happening: Happening }> {
  let life = asleep;
  for (const one of happenings) {
    const [after, act] = next(life, one);
    yield { before: life, after, act, happening: one };
    life = after;
  }
}

const alive = ({ phase }: Life) => phase === 'starting' || phase === 'ready';

describe('the life of a predictor', () => {
  it('never has two processes, and starts one exactly when it says it is starting', () => {
    fc.assert(
      fc.property(fc.array(happening), (happenings) => {
        for (const { before, after, act } of story(happenings)) {
          if (act.type === 'launch') expect(alive(before)).toBe(false);
          expect(act.type === 'launch').toBe(after.phase === 'starting' && before.phase !== 'starting');
        }
      }),
    );
  });

  it('once stopped, starts only when somebody wants it', () => {
    fc.assert(
      fc.property(fc.array(happening), (happenings) => {
        for (const { before, act, happening: one } of story(happenings)) {
          if (before.phase === 'stopped' && act.type === 'launch') expect(one.type).toBe('start');
        }
      }),
    );
  });

  it('pauses before each new start, longer each time up to five seconds, and gives up for good', () => {
    let life: Life = next(asleep, { type: 'start' })[0];
    const pauses: number[] = [];
    while (life.phase !== 'failed') {
      const [dead, act] = next(life, { type: 'died', at: 0, fault });
      if (act.type === 'pause') pauses.push(act.ms);
      life = next(dead, { type: 'pause over' })[0];
    }
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(pauses).toHaveLength(3);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(5000);
    expect(next(life, { type: 'pause over' })).toEqual([life, { type: 'none' }]);
    expect(next(life, { type: 'start' })[1]).toEqual({ type: 'launch' });
  });

  it('outlives any number of deaths as long as it answers between them', () => {
    let life: Life = next(asleep, { type: 'start' })[0];
    for (let death = 0; death < 100; death++) {
      const lived: Happening[] = [{ type: 'ready', at: 0 }, { type: 'answered' }, { type: 'died', at: 5, fault }];
      for (const one of [...lived, { type: 'pause over' } as const]) life = next(life, one)[0];
    }
    expect(life).toMatchObject({ phase: 'starting', again: true, restarts: 100 });
  });

  it('ends in failure under deaths without end, whatever the order', () => {
    const quick = fc.constantFrom<Happening[]>(
      [{ type: 'died', at: 0, fault }, { type: 'pause over' }],
      [{ type: 'ready', at: 0 }, { type: 'died', at: 9999, fault }, { type: 'pause over' }],
    );
    fc.assert(
      fc.property(fc.array(quick, { minLength: 12 }), (deaths) => {
        const last = [...story([{ type: 'start' }, ...deaths.flat()])].at(-1);
        expect(last?.after).toMatchObject({ phase: 'failed', fault });
      }),
    );
  });

  it('does not start again what said why it cannot run', () => {
    const [life] = next(next(asleep, { type: 'start' })[0], { type: 'refused', fault });
    expect(life.phase).toBe('failed');
    expect(next(life, { type: 'died', at: 0, fault })).toEqual([life, { type: 'none' }]);
  });
});
