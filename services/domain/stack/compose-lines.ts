import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';

type Step = PropertyKey;

/** The line of a key or a value in the text, following anchors and merges; the nearest that is there. */
export function lineOf(document: Document, lines: LineCounter, path: readonly Step[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    const next = stepInto(document, node, step);
    if (next === undefined) break;
    offset = startOf(next.key) ?? startOf(next.value) ?? offset;
    node = next.value;
  }
  return lines.linePos(offset).line;
}

function stepInto(document: Document, from: unknown, step: Step): { key?: unknown; value: unknown } | undefined {
  const node = resolve(document, from);
  if (isSeq(node)) return typeof step === 'number' && step in node.items ? { value: node.items[step] } : undefined;
  return isMap(node) ? pairOf(document, node, String(step)) : undefined;
}

function pairOf(document: Document, map: YAMLMap, name: string): Pair | undefined {
  const named = (key: unknown) => (isScalar(key) ? String(key.value) : undefined);
  const own = map.items.find(({ key }) => named(key) === name);
  if (own) return own;
  for (const { value } of map.items.filter(({ key }) => isMerge(key))) {
    const merged = resolve(document, value);
    for (const each of isSeq(merged) ? merged.items : [merged]) {
      const found = resolve(document, each);
      const pair = isMap(found) ? pairOf(document, found, name) : undefined;
      if (pair) return pair;
    }
  }
  return undefined;
}

/** `<<`, which is read as a symbol of that name. */
const isMerge = (key: unknown): boolean =>
  isScalar(key) && (typeof key.value === 'symbol' ? key.value.description : key.value) === '<<';

const resolve = (document: Document, node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);

const startOf = (node: unknown): number | undefined => (isNode(node) ? (node as Node).range?.[0] : undefined);
