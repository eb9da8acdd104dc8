import { expect, it } from 'vitest';
import type { Judgement } from '../domain/gate/judgements.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { heldOutOf } from './held-out.ts';
import { writeJudgements } from './judgements.ts';

const hash = (at: number) => at.toString(16).padStart(64, '0');
const said = (at: number, scores: number[]): Judgement => ({ hash: hash(at), label: 'a', scores, verdict: 'a' });
const examples = { hashes: [1, 2, 3].map(hash), labels: [0, 1, 0], classNames: ['a', 'b'] };

/** A live version that was asked about these photos, or none that was. */
async function beside(tested?: Judgement[]) {
  const kept = new Map<string, Uint8Array>();
  const objects = {
    put: async (key: string, bytes: Uint8Array) => void kept.set(key, bytes),
    get: async (key: string) => kept.get(key)!,
    has: async (key: string) => kept.has(key),
  } as unknown as ObjectStore;
  const catalog = { live: { champion: async () => ({ version: 'v-1' }) } } as unknown as Catalog;
  if (tested)
    await writeJudgements(objects, { version: 'v-1', classes: ['a', 'b'], tested, crossValidated: [], known: [] });
  return { catalog, objects };
}

it('counts the live version on the very photos that the curves are counted on, by their present labels', async () => {
  const context = await beside([said(1, [0.9, 0.1]), said(2, [0.4, 0.6]), said(3, [0.2, 0.8]), said(4, [1, 0])]);
  // The first is an "a" and was called so; of the second the label became "b" since, and it was called so.
  expect(await heldOutOf(context, { project: 'p', examples, test: [0, 1, 2] })).toEqual({
    photos: 3,
    live: { version: 'v-1', right: 2 },
  });
});

it('says nothing of a live version that was not asked about each of them', async () => {
  const asked = { project: 'p', examples, test: [0, 1] };
  expect(await heldOutOf(await beside([said(1, [0.9, 0.1])]), asked)).toEqual({ photos: 2 });
  expect(await heldOutOf(await beside(), asked)).toEqual({ photos: 2 });
});

it('keeps no training from going on where the live version cannot be read', async () => {
  const away = async () => Promise.reject(new Error('away'));
  const context = { ...(await beside()), catalog: { live: { champion: away } } as unknown as Catalog };
  expect(await heldOutOf(context, { project: 'p', examples, test: [0] })).toEqual({ photos: 1 });
});
