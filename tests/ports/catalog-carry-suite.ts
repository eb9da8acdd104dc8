import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leavingDigest } from '../../services/domain/leaving-digest.ts';
import type { Catalog } from '../../services/ports/catalog.ts';
import { aPhoto, aPrediction, aVersion, hashOf } from './catalog-suite.ts';
import { drawRichProject, tellProject } from './rich-project.ts';
import type { SharedCatalog } from './shared-catalog.ts';

/** Brings all of a project from one catalog to another, predictions in pages of `page`. */
async function carry(from: Catalog, to: Catalog, project: string, page = 3): Promise<void> {
  await to.carry.write(project, await from.carry.read(project));
  for (;;) {
    const after = await to.carry.reached(project);
    const predictions = await from.carry.predictions(project, after, page);
    if (predictions.length === 0) break;
    await to.carry.take(project, predictions, after);
  }
  await to.carry.settle(project);
}

const plain = (catalog: Catalog, project: string) =>
  catalog.carry.predictions(project, 0, 1000).then((all) => all.map(({ id: _, ...one }) => one));

/** What every two catalogs must do where a project is carried from one to the other. */
export const catalogCarrySuite = (
  name: string,
  openFrom: () => Promise<SharedCatalog>,
  openTo: () => Promise<SharedCatalog>,
): void => {
  describe(`a project carried ${name}`, () => {
    let source: SharedCatalog;
    let target: SharedCatalog;
    let from: Catalog;
    let to: Catalog;
    beforeEach(async () => {
      source = await openFrom();
      target = await openTo();
      [from, to] = [source.one, target.one];
      // So that no key is the same there.
      await drawRichProject(to, 'neighbour', 'friend');
      await drawRichProject(from, 'rich', 'poor');
    });
    afterEach(async () => {
      await source.end();
      await target.end();
    });

    it('has every kind of record, as the methods tell it, and nothing of the others is touched', async () => {
      const before = await tellProject(from, 'rich');
      const others = await tellProject(to, 'neighbour');
      for (const rows of Object.entries(await from.carry.read('rich'))) expect(rows).not.toEqual([rows[0], []]);
      await carry(from, to, 'rich');
      expect(await tellProject(to, 'rich')).toEqual(before);
      expect(await to.carry.read('rich')).toEqual(await from.carry.read('rich'));
      expect(await plain(to, 'rich')).toEqual(await plain(from, 'rich'));
      expect(await tellProject(to, 'neighbour')).toEqual(others);
      expect(await tellProject(from, 'rich')).toEqual(before);
    });

    it('comes again in the place of what came before, and undoes as before', async () => {
      await carry(from, to, 'rich');
      await to.photos.put('rich', [aPhoto('late')]);
      await to.carry.write('rich', await from.carry.read('rich'));
      expect(await tellProject(to, 'rich')).toEqual(await tellProject(from, 'rich'));
      await to.edits.redo('rich', new Date(0));
      await from.edits.redo('rich', new Date(0));
      expect(await tellProject(to, 'rich')).toEqual(await tellProject(from, 'rich'));
    });

    it('takes a page of predictions once', async () => {
      const page = await from.carry.predictions('rich', 0, 4);
      await to.carry.take('rich', page, 0);
      await to.carry.take('rich', page, 0);
      expect(await to.carry.reached('rich')).toBe(page.at(-1)?.id);
      expect(await plain(to, 'rich')).toHaveLength(4);
      expect([await to.carry.count('rich'), await from.carry.count('rich')]).toEqual([4, 7]);
      expect(await to.carry.count('nobody')).toBe(0);
    });

    it('tells predictions that came from those that were made there meanwhile', async () => {
      const made = (photo: string) => to.predictions.add([aPrediction({ version: 'rich-3', photo })]);
      const photos = async (came?: boolean) =>
        (await to.carry.predictions('rich', 0, 100, came)).map(({ photo }) => photo);
      await made('before');
      const all = await plain(from, 'rich');
      for (let after = 0; ; after = await to.carry.reached('rich')) {
        const page = await from.carry.predictions('rich', after, 3);
        if (page.length === 0) break;
        await to.carry.take('rich', page, after);
        if (after === 0) await made('between');
        await to.predictions.add([aPrediction({ version: 'neighbour-3' })]);
      }
      expect(await photos(true)).toEqual(all.map(({ photo }) => photo));
      expect(await photos(false)).toEqual(['before', 'between']);
      expect([await to.carry.count('rich', true), await to.carry.count('rich')]).toEqual([7, 9]);
      const [before] = await to.carry.predictions('rich', 0, 1, false);
      await to.carry.forgetOwn('rich', before!.id);
      expect(await photos()).toHaveLength(8);
      const name = await to.carry.bringing('rich');
      await to.carry.forget('rich');
      expect([await photos(), await to.carry.reached('rich')]).toEqual([['between'], 0]);
      expect(await to.carry.bringing('rich')).toBe(name);
      await to.carry.settle('rich');
      expect(await to.carry.bringing('rich')).not.toBe(name);
    });

    it('is deleted only where it is as it was read', async () => {
      const digest = leavingDigest(await from.carry.read('rich'));
      const last = (await from.carry.predictions('rich', 0, 100)).at(-1)!.id;
      await from.photos.put('rich', [aPhoto('late')]);
      expect(await from.carry.remove('rich', { digest, last })).toBe(false);
      const now = leavingDigest(await from.carry.read('rich'));
      expect(await from.carry.remove('rich', { digest: now, last: last - 1 })).toBe(false);
      expect((await from.photos.list('rich')).length).toBe(5);
      // What Meadow itself forgets there changes nothing.
      await from.traffic.expire(new Date(9e12));
      const others = await tellProject(from, 'poor');
      expect(await from.carry.remove('rich', { digest: now, last })).toBe(true);
      expect(await from.projects.find('rich')).toBeUndefined();
      expect(await plain(from, 'rich')).toEqual([]);
      expect(Object.values(await from.carry.read('rich')).flat()).toEqual([]);
      expect(await tellProject(from, 'poor')).toEqual(others);
    });

    it('is refused where another project has a training of it', async () => {
      const run = (await from.runs.list('rich'))[0]!;
      await to.runs.add({ ...run, project: 'neighbour' });
      await expect(carry(from, to, 'rich')).rejects.toMatchObject({
        code: 'move-conflict',
        details: { case: 'run', run: run.run },
      });
      expect(await to.projects.find('rich')).toBeUndefined();
    });

    it('is the same after the way there and back, whatever it is', { timeout: 120_000 }, async () => {
      const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => !text.includes('\0'));
      const drawn = fc.record({
        name: word,
        photos: fc.uniqueArray(fc.record({ name: word, label: fc.option(word, { nil: undefined }) }), {
          selector: ({ name }) => name,
          maxLength: 5,
        }),
        scores: fc.array(fc.record({ a: fc.double({ min: 0, max: 1, noNaN: true }), photo: word }), { maxLength: 5 }),
      });
      let number = 0;
      await fc.assert(
        fc.asyncProperty(drawn, async ({ name, photos, scores }) => {
          const id = `drawn-${++number}`;
          await from.projects.create({ id, name, classes: [name], created: new Date(5), policy: 'ask' });
          await from.versions.add(aVersion(`${id}-1`, id));
          const put = photos.map((one) => ({ ...aPhoto(one.name), hash: hashOf(id + one.name), label: one.label }));
          await from.photos.put(id, put);
          for (const { hash, label } of put)
            await from.edits.apply({
              project: id,
              kind: 'label',
              at: new Date(7),
              by: name,
              to: name,
              changes: [
                { project: id, hash, before: { label, binned: undefined }, after: { label: name, binned: undefined } },
              ],
            });
          await from.predictions.add(
            scores.map(({ a, photo }) => aPrediction({ version: `${id}-1`, photo, similarity: a, scores: { a } })),
          );
          const before = [await from.carry.read(id), await plain(from, id), await tellProject(from, id)];
          await carry(from, to, id, 2);
          expect(await from.carry.remove(id)).toBe(true);
          await carry(to, from, id, 2);
          expect([await from.carry.read(id), await plain(from, id), await tellProject(from, id)]).toEqual(before);
        }),
        { numRuns: 15 },
      );
    });
  });
};
