import { describe, expect, it } from 'vitest';
import { isTestPhoto } from '../split.ts';
import { type Asked, pairPhotos, type Side, sourcesOf } from './pair-photos.ts';

const hash = (at: number, test = false) => (test ? '00' : 'ff') + at.toString(16).padStart(62, '0');
const said = (at: string, label: string, scores: number[], verdict = '') => ({ hash: at, label, scores, verdict });
const side = (part: Partial<Side>): Side => ({
  version: 'v',
  classes: ['a', 'b'],
  tested: [],
  crossValidated: [],
  known: [],
  asked: new Map() as Asked,
  ...part,
});
const nothing = new Map<string, string>();

describe('the photos two versions are compared on', () => {
  it('are the frozen test photos with their present labels; what came later is asked of the final head', () => {
    expect([isTestPhoto(hash(1, true)), isTestPhoto(hash(1))]).toEqual([true, false]);
    const [old, fresh, gone] = [hash(1, true), hash(2, true), hash(3, true)];
    const champion = side({
      tested: [said(old, 'a', [0.8, 0.2]), said(gone, 'a', [1, 0])],
      asked: new Map([[fresh, [0.3, 0.7]]]),
    });
    const challenger = side({ tested: [said(old, 'b', [0.4, 0.6]), said(fresh, 'b', [0.1, 0.9])] });
    expect(pairPhotos({ champion, challenger, corrections: nothing })).toEqual([
      { hash: old, label: 'b', champion: { score: 0.2, best: 'a' }, challenger: { score: 0.6, best: 'b' } },
      { hash: fresh, label: 'b', champion: { score: 0.7, best: 'b' }, challenger: { score: 0.9, best: 'b' } },
    ]);
  });

  it('never ask a head about a photo it learnt from: what neither judged without knowing it is left aside', () => {
    const known = hash(1, true);
    const champion = side({ known: [known] });
    const challenger = side({ tested: [said(known, 'a', [1, 0])] });
    expect(pairPhotos({ champion, challenger, corrections: nothing })).toEqual([]);
  });

  it('are joined by corrections, with the true label, where it is a class', () => {
    const [right, wrong, strange] = [hash(1), hash(2), hash(3)];
    const asked = new Map([right, wrong, strange].map((one) => [one, [0.9, 0.1]]));
    const corrections = new Map([
      [right, 'a'],
      [wrong, 'b'],
      [strange, 'neither'],
    ]);
    const pairs = pairPhotos({ champion: side({ asked }), challenger: side({ asked }), corrections });
    expect(pairs.map(({ hash: of, champion }) => [of, champion.score])).toEqual([
      [right, 0.9],
      [wrong, 0.1],
    ]);
  });

  it('are joined by photos left out in turn only while they are few, and where both hold them for the same class', () => {
    const left = Array.from({ length: 50 }, (_, at) => said(hash(at), 'a', [0.9, 0.1]));
    const champion = (tests: number) =>
      side({
        tested: Array.from({ length: tests }, (_, at) => said(hash(at, true), 'a', [0.9, 0.1])),
        crossValidated: left,
      });
    const relabelled = (one: Side): Side => ({
      ...one,
      crossValidated: one.crossValidated.map((photo, at) => (at < 10 ? { ...photo, label: 'b' } : photo)),
    });
    const count = (tests: number) =>
      pairPhotos({ champion: champion(tests), challenger: relabelled(champion(tests)), corrections: nothing }).length;
    expect(count(100)).toBe(140);
    expect(count(200)).toBe(200);
  });

  it('are those of the classes both know, with scores among these', () => {
    const [known, unknown] = [hash(1, true), hash(2, true)];
    const champion = side({ tested: [said(known, 'b', [0.2, 0.8])], asked: new Map([[unknown, [0.5, 0.5]]]) });
    const challenger = side({
      classes: ['a', 'b', 'c'],
      tested: [said(known, 'b', [0.1, 0.4, 0.5]), said(unknown, 'c', [0, 0, 1])],
    });
    expect(pairPhotos({ champion, challenger, corrections: nothing })).toEqual([
      { hash: known, label: 'b', champion: { score: 0.8, best: 'b' }, challenger: { score: 0.8, best: 'b' } },
    ]);
  });
});

it('photos that were compared are counted by where they come from, each once', () => {
  const tested = [said(hash(1, true), 'a', [1, 0]), said(hash(2, true), 'a', [1, 0])];
  // A test photo that was corrected is a corrected one; a correction that was not compared is not counted.
  const corrections = new Map([hash(2, true), hash(7), hash(8)].map((one) => [one, 'b']));
  const photos = [hash(1, true), hash(2, true), hash(7), hash(9)].map((one) => ({ hash: one }));
  expect(sourcesOf(photos, { tested, corrections })).toEqual({ kept: 1, corrected: 2, leftOut: 1 });
});
