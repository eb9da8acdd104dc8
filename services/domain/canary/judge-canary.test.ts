import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CanaryAgreement, CanarySide } from '../../../contract/shapes/canary.ts';
import { type CanaryEvidence, judgeCanary } from './judge-canary.ts';
import { LEAST } from './more-errors.ts';

const terms = { answers: 50, seconds: 300 };
const side = (change: Partial<CanarySide> = {}): CanarySide => ({
  version: 'lawn-1',
  copies: 1,
  asked: 200,
  errors: 0,
  p50: 0.02,
  p95: 0.05,
  verdicts: 200,
  neither: 20,
  ...change,
});
const evidence = (canary: Partial<CanarySide> = {}, change: Partial<CanaryEvidence> = {}): CanaryEvidence => ({
  champion: side(),
  canary: side({ version: 'lawn-2', ...canary }),
  agreement: { asked: 60, agreed: 58, total: 60 },
  seconds: 400,
  ...change,
});

const counts = fc.nat(400).chain((asked) => fc.record({ asked: fc.constant(asked), errors: fc.nat(asked) }));
const verdicts = fc.nat(400).chain((all) => fc.record({ verdicts: fc.constant(all), neither: fc.nat(all) }));
const anySide = fc
  .tuple(counts, verdicts, fc.option(fc.double({ min: 0, max: 30, noNaN: true }), { nil: undefined }))
  .map(([asked, said, p95]): CanarySide => {
    const { p95: _, ...rest } = side({ ...asked, ...said });
    return p95 === undefined ? rest : { ...rest, p95 };
  });
const anyAgreement = fc
  .nat(60)
  .chain((asked) => fc.tuple(fc.constant(asked), fc.nat(asked)))
  .map(([asked, agreed]): CanaryAgreement => ({ asked, agreed, total: 60 }));
const anyEvidence = fc.record({
  champion: anySide,
  canary: anySide,
  agreement: anyAgreement,
  seconds: fc.integer({ min: 0, max: 1000 }),
});

describe('a canary', () => {
  it('is promoted when it answered enough, long enough, as well as the champion', () => {
    expect(judgeCanary(evidence(), terms)).toMatchObject({ kind: 'promote', why: { kind: 'sound' } });
  });

  it('is waited for until there is enough, and says for what, and how long yet where it passes by itself', () => {
    const early = evidence({ asked: 25 }, { seconds: 100, agreement: { asked: 30, agreed: 30, total: 60 } });
    expect(judgeCanary(early, terms)).toEqual({
      kind: 'wait',
      waits: [
        { for: 'time', done: 100, total: 300, left: 200 },
        { for: 'answers', done: 25, total: 50 },
        { for: 'champion', done: 10, total: 10 },
        { for: 'agreement', done: 30, total: 60, left: 100 },
      ],
    });
    const unasked = judgeCanary(evidence({ asked: 0, verdicts: 0, neither: 0 }), terms);
    expect(unasked).toEqual({
      kind: 'wait',
      waits: [
        { for: 'time', done: 300, total: 300 },
        { for: 'answers', done: 0, total: 50 },
        { for: 'champion', done: 10, total: 10 },
        { for: 'agreement', done: 60, total: 60 },
      ],
    });
  });

  it.each([
    ['errors', evidence({ errors: 20 })],
    ['slow', evidence({ p50: 0.2, p95: 0.4 })],
    ['neither', evidence({ neither: 180 })],
    ['disagrees', evidence({}, { agreement: { asked: 60, agreed: 30, total: 60 } })],
  ])('is aborted for %s', (kind, given) => {
    expect(judgeCanary(given, terms)).toMatchObject({ kind: 'abort', why: { kind } });
  });

  it('is not thought slow by a few answers that took long, nor before there are enough', () => {
    expect(judgeCanary(evidence({ p95: 5 }), terms).kind).toBe('promote');
    expect(judgeCanary(evidence({ p50: 1, p95: 5, asked: 40 }), terms).kind).toBe('wait');
  });

  it('is not thought to fail by one error or two, however few were asked', () => {
    expect(judgeCanary(evidence({ asked: 10, errors: 2 }), terms).kind).toBe('wait');
    expect(judgeCanary(evidence({ asked: 10, errors: 3 }), terms).kind).toBe('abort');
  });

  it('is not judged by photos that cannot be compared', () => {
    const agreement = { asked: 60, agreed: 0, total: 60, none: 'other-classes' as const };
    expect(judgeCanary(evidence({}, { agreement }), terms).kind).toBe('promote');
  });

  it('is never decided about with less than there must be', () => {
    fc.assert(
      fc.property(anyEvidence, (given) => {
        const verdict = judgeCanary(given, terms);
        const { canary, agreement, seconds } = given;
        if (verdict.kind === 'promote') {
          expect(canary.asked).toBeGreaterThanOrEqual(terms.answers);
          expect(seconds).toBeGreaterThanOrEqual(terms.seconds);
          expect(agreement.asked).toBe(agreement.total);
        }
        if (verdict.kind === 'abort') expect(Number(verdict.why.details.photos)).toBeGreaterThanOrEqual(LEAST);
        if (verdict.kind === 'wait') expect(verdict.waits.some(({ done, total }) => done < total)).toBe(true);
      }),
    );
  });

  it('that does just what the champion does is never aborted for it', () => {
    fc.assert(
      fc.property(anySide, (one) => {
        const same = { champion: one, canary: one, agreement: { asked: 60, agreed: 60, total: 60 }, seconds: 400 };
        expect(judgeCanary(same, terms).kind).not.toBe('abort');
      }),
    );
  });

  it('that fails more is not thought better of', () => {
    fc.assert(
      fc.property(anyEvidence, (given) => {
        const { canary } = given;
        const worse = { ...given, canary: { ...canary, errors: canary.asked } };
        if (judgeCanary(given, terms).kind === 'abort') expect(judgeCanary(worse, terms).kind).toBe('abort');
      }),
    );
  });
});
