import { readFile } from 'node:fs/promises';
import { backboneGraph } from '../domain/backbone-graph.ts';
import { cameWith } from './came-with.ts';

/** The backbone that comes with Meadow, by name and hash: told by its graph, without reading its weights. */
export async function backboneName(): Promise<{ name: string; sha256: string }> {
  const text = await readFile(cameWith('models/efficientnet-lite0/graph.json'), 'utf8');
  const { name, weights } = backboneGraph.parse(JSON.parse(text));
  return { name, sha256: weights.sha256 };
}
