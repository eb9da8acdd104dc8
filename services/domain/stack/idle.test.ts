import { expect, test } from 'vitest';
import { idleJudgement, worksOn } from './idle.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 26, 14, minute));
const judge = (how: Partial<Parameters<typeof idleJudgement>[0]> = {}) =>
  idleJudgement({ now: at(40), minutes: 30, used: [at(0), at(20), undefined], working: false, ...how });

test('it rests when nobody used it for so long, by any way there is', () => {
  expect(judge()).toEqual({ stop: false, minutesLeft: 10 });
  expect(judge({ now: at(50) })).toEqual({ stop: true });
  expect(judge({ now: at(50), used: [at(0), at(20), at(49)] })).toEqual({ stop: false, minutesLeft: 29 });
});

test('it never rests while something works, or where nobody wants it to', () => {
  expect(judge({ now: at(59), working: true })).toMatchObject({ stop: false });
  expect(judge({ now: at(59), minutes: 0 })).toEqual({ stop: false });
});

test('a training in a container shows in its processors; what only waits takes little', () => {
  expect(worksOn(new Map([['web', 95]]))).toBe(true);
  expect(worksOn(new Map([['web', undefined]]))).toBe(true);
  expect(
    worksOn(
      new Map([
        ['airflow-api', 15],
        ['postgres', 99],
        ['redis', undefined],
      ]),
    ),
  ).toBe(false);
});
