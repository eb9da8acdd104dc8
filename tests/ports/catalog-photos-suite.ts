import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PhotoFilter, PhotoOrder } from '../../contract/shapes/project-photo.ts';
import type { EditRecord, PhotoState } from '../../services/ports/catalog/edits.ts';
import type { PhotoRecord } from '../../services/ports/catalog/photos.ts';
import type { Catalog } from '../../services/ports/catalog.ts';
import { aPhoto, hashOf } from './catalog-suite.ts';
import { type SharedCatalog, withTwoProjects } from './shared-catalog.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute));

const state = (label: string | undefined, binned?: Date): PhotoState => ({ label, binned });

/** What every catalog must do with photos that are looked for, edited and deleted for good. */
export const catalogPhotosSuite = (name: string, open: () => Promise<SharedCatalog>): void => {
  describe(`catalog: ${name}`, () => {
    let shared: SharedCatalog;
    let catalog: Catalog;
    /** Names by hash, so that a test reads well. */
    const names = new Map(['one', 'two', 'three', 'four', 'five'].map((photo) => [hashOf(photo), photo]));
    const photo = (which: string, minute: number, part: Partial<PhotoRecord> = {}): PhotoRecord => ({
      ...aPhoto(which, 'a'),
      added: at(minute),
      ...part,
    });
    beforeEach(async () => {
      shared = await withTwoProjects(open);
      catalog = shared.one;
      await catalog.photos.put('first', [
        photo('one', 1, { source: 'https://site.org/Ünder_a/One.jpg' }),
        photo('two', 2, { label: 'b', source: '/photos/100%/two.jpg' }),
        photo('three', 3, { label: undefined }),
        photo('four', 4, { binned: at(5) }),
        photo('five', 5, { label: 'Z' }),
      ]);
      await catalog.photos.put('second', [photo('one', 9)]);
    });
    afterEach(() => shared.end());

    const search = async (part: Partial<PhotoFilter>, order: PhotoOrder = 'oldest') => {
      const filter = { binned: false, ...part };
      const { total, photos } = await shared.other.photos.search('first', filter, { order, offset: 0, limit: 10 });
      expect(total).toBe(photos.length);
      const hashes = await shared.other.photos.hashes('first', filter, order);
      expect(hashes).toEqual(photos.map(({ hash }) => hash));
      return hashes.map((hash) => names.get(hash));
    };

    it('finds by text, label, place, and whether they are in the bin', async () => {
      expect(await search({})).toEqual(['one', 'two', 'three', 'five']);
      expect(await search({ binned: true })).toEqual(['four']);
      expect(await search({ text: 'ONE.JPG' })).toEqual(['one']);
      expect(await search({ text: '0%' })).toEqual(['two']);
      expect(await search({ text: hashOf('three').slice(0, 12) })).toEqual(['three']);
      expect(await search({ label: 'b' })).toEqual(['two']);
      expect(await search({ label: null })).toEqual(['three']);
      expect(await search({ source: '/photos/100%/' })).toEqual(['two']);
      const sides = [await search({ set: 'test' }), await search({ set: 'train' })];
      expect(sides.flat().toSorted()).toEqual(['five', 'one', 'three', 'two']);
    });

    it('orders by time, by label with none first, and by doubt with none last', async () => {
      const said = (which: string, doubt: number | undefined) => ({ hash: hashOf(which), guess: 'a', doubt });
      await catalog.findings.replace('first', [], [said('two', 0.1), said('three', 0.123456789012)], at(9));
      expect(await search({}, 'newest')).toEqual(['five', 'three', 'two', 'one']);
      expect(await search({}, 'label')).toEqual(['three', 'five', 'one', 'two']);
      expect((await search({}, 'doubt')).slice(0, 2)).toEqual(['three', 'two']);
      const [doubted] = await catalog.photos.find('first', [hashOf('three')]);
      expect(doubted).toMatchObject({ guess: 'a', doubt: 0.123456789012 });
    });

    it('finds by problem, names all problems of a photo, and counts', async () => {
      const finding = (which: string, kind: 'blurry' | 'dark') => ({
        hash: hashOf(which),
        kind,
        others: [hashOf('one')],
        suggestion: undefined,
        strength: 0.75,
      });
      await catalog.findings.replace(
        'first',
        [finding('one', 'blurry'), finding('one', 'dark'), finding('four', 'blurry')],
        [],
        at(9),
      );
      expect(await search({ problem: 'blurry' })).toEqual(['one']);
      const [found] = await catalog.photos.find('first', [hashOf('one')]);
      expect(found?.problems.toSorted()).toEqual(['blurry', 'dark']);
      expect(await shared.other.photos.counts('first')).toMatchObject({
        total: 4,
        binned: 1,
        unlabelled: 1,
        labels: { a: 1, b: 1, Z: 1 },
        sources: { 'https://site.org/Ünder_a/': 1, '/photos/100%/': 1, '/photos/': 2 },
        problems: { blurry: 1, dark: 1 },
      });
    });

    const edit = (
      which: string,
      before: PhotoState | undefined,
      after: PhotoState,
    ): Omit<EditRecord, 'id' | 'undone'> => ({
      project: 'first',
      kind: 'label',
      at: at(10),
      by: 'ada',
      to: after.label,
      changes: [{ project: 'first', hash: hashOf(which), before, after }],
    });
    const stateOf = async (which: string) => {
      const [found] = await shared.other.photos.find('first', [hashOf(which)]);
      return found && state(found.label, found.binned);
    };

    it('edits, undoes and does again, in order, and remembers who said what', async () => {
      const first = await catalog.edits.apply(edit('one', state('a'), state('b')));
      await shared.other.edits.apply(edit('one', state('b'), state('b', at(10))));
      expect(await stateOf('one')).toEqual(state('b', at(10)));
      expect(await catalog.edits.undo('first', at(11))).toMatchObject({ undone: true });
      expect(await stateOf('one')).toEqual(state('b'));
      expect((await shared.other.edits.undo('first', at(12)))?.id).toBe(first.id);
      expect(await catalog.edits.undo('first', at(13))).toBeUndefined();
      expect(await stateOf('one')).toEqual(state('a'));
      expect((await catalog.edits.redo('first', at(14)))?.id).toBe(first.id);
      expect(await catalog.edits.labelsOf('first', hashOf('one'))).toEqual([{ label: 'b', by: 'ada', at: at(10) }]);
      await catalog.edits.apply(edit('two', state('b'), state('a')));
      expect((await shared.other.edits.ends('first')).redo).toBeUndefined();
    });

    it('tells what was last done to a photo; an edit that goes on keeps what was first, and is to the newer label', async () => {
      const first = await catalog.edits.apply({ ...edit('one', state('a'), state('b')), kind: 'predicted' });
      await shared.other.edits.apply(edit('one', state('b'), state('Z')), { extend: first.id });
      await catalog.edits.apply(edit('two', state('b'), state('a', at(10))));
      const last = await shared.other.edits.last('first', ['one', 'two', 'three'].map(hashOf));
      expect(last.get(hashOf('one'))).toEqual({
        edit: first.id,
        kind: 'predicted',
        before: state('a'),
        after: state('Z'),
      });
      expect([last.size, last.get(hashOf('two'))?.after]).toEqual([2, state('a', at(10))]);
      await catalog.edits.undo('first', at(11));
      expect((await catalog.edits.last('first', [hashOf('two')])).size).toBe(0);
      expect((await shared.other.edits.ends('first')).undo).toMatchObject({ id: first.id, to: 'Z' });
      await catalog.edits.apply(edit('one', state('Z'), state('a')));
      const { kind } = (await catalog.edits.last('first', [hashOf('one')])).get(hashOf('one')) ?? {};
      expect(kind).toBe('label');
      expect((await catalog.edits.last('second', [hashOf('one')])).size).toBe(0);
    });

    it('gives a class another name in photos and in what can be undone', async () => {
      await catalog.edits.apply(edit('one', state('a'), state('b')));
      await catalog.projects.change('first', { classes: ['ä', 'b'], renamed: { from: 'a', to: 'ä "quoted"' } });
      await catalog.edits.undo('first', at(11));
      expect(await stateOf('one')).toEqual(state('ä "quoted"'));
    });

    it('leaves a tombstone of a photo that no other project has, and none of its edits', async () => {
      await catalog.edits.apply(edit('two', state('b'), state('a')));
      const hashes = [hashOf('one'), hashOf('two')];
      await catalog.photos.erase('first', hashes, at(20));
      expect(await shared.other.photos.tombstones(hashes)).toEqual([{ hash: hashOf('two'), label: 'a', at: at(20) }]);
      expect(await catalog.photos.projectsOf(hashOf('one'))).toEqual(['second']);
      expect(await catalog.edits.ends('first')).toEqual({ undo: undefined, redo: undefined });
      expect(await catalog.photos.binnedBefore(at(6))).toEqual([{ project: 'first', hash: hashOf('four') }]);
      await catalog.photos.erase('first', [], at(21));
    });

    it('forgets all of a project with it, and leaves the other as it was', async () => {
      await catalog.edits.apply(edit('two', state('b'), state('a')));
      const before = await catalog.photos.list('second');
      await catalog.projects.remove('first');
      expect(await shared.other.photos.list('first')).toEqual([]);
      expect(await shared.other.photos.list('second')).toEqual(before);
      expect(await shared.other.edits.ends('first')).toEqual({ undo: undefined, redo: undefined });
    });
  });
};
