import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgeAnswers } from './judge-answers.ts';

const counts = fc.nat(2000).chain((asked) => fc.record({ asked: fc.constant(asked), errors: fc.nat(asked) }));
const none = { asked: 0, errors: 0 };

it('says how many failed, and how many of those before', () => {
  expect(judgeAnswers({ asked: 50, errors: 17 }, { asked: 400, errors: 2 })).toEqual({
    why: '34 % of its answers failed, 0.5 % of those before.',
    told: { case: 'errors-more', own: 0.34, others: 0.005 },
  });
});

it('is silent while few were asked, or two failed, or as many as before', () => {
  expect(judgeAnswers({ asked: 9, errors: 9 }, none)).toBeUndefined();
  expect(judgeAnswers({ asked: 12, errors: 2 }, none)).toBeUndefined();
  expect(judgeAnswers({ asked: 100, errors: 30 }, { asked: 100, errors: 30 })).toBeUndefined();
});

it('never speaks against a version that failed no larger share than those before', () => {
  fc.assert(
    fc.property(counts, counts, (own, before) => {
      fc.pre(own.asked > 0 && before.asked > 0 && own.errors / own.asked <= before.errors / before.asked);
      expect(judgeAnswers(own, before)).toBeUndefined();
    }),
  );
});

it('asks for half of the answers where nothing is known of those before', () => {
  expect(judgeAnswers({ asked: 100, errors: 20 }, none)).toBeUndefined();
  expect(judgeAnswers({ asked: 100, errors: 50 }, none)).toEqual({
    why: '50 % of its answers failed.',
    told: { case: 'errors', own: 0.5 },
  });
});
