import { createHash } from 'node:crypto';
import { type BackboneGraph, backboneGraph, channelsOut, type LayerOp } from './backbone-graph.ts';
import { Fault } from './fault.ts';
import { CHANNELS, GRID, SIDE } from './features.ts';

/** Bytes of a float16. */
const BYTES = 2;

/** A layer with its numbers, float16 as in the file: `weights` in the order of its shape, one bias a channel out. */
export type Layer = LayerOp & { weights: Uint8Array; bias: Uint8Array };
export type Step = Layer | { op: 'block' } | { op: 'add' };

/** A frozen network, ready to be built on a runtime. */
export interface BackboneWeights {
  name: string;
  /** SHA-256 of the file of weights: how a model names its backbone. */
  sha256: string;
  normalise: { mean: number; scale: number };
  steps: Step[];
}

/**
 * Reads a backbone from its `graph.json` and its file of weights.
 * Throws `model-refused` where the graph is odd, the hash differs, or shapes and numbers do not fit each other.
 */
export function readBackbone(graphJson: Uint8Array, weights: Uint8Array): BackboneWeights {
  const graph = readGraph(graphJson);
  const sha256 = createHash('sha256').update(weights).digest('hex');
  if (sha256 !== graph.weights.sha256) throw refused('its weights are not the ones its graph names');
  const steps = fillSteps(graph, weights);
  checkChain(steps);
  return { name: graph.name, sha256, normalise: graph.normalise, steps };
}

function readGraph(json: Uint8Array): BackboneGraph {
  try {
    return backboneGraph.parse(JSON.parse(Buffer.from(json).toString('utf8')));
  } catch (cause) {
    throw refused('its graph cannot be understood', cause);
  }
}

function fillSteps(graph: BackboneGraph, bytes: Uint8Array): Step[] {
  let next = 0;
  const take = (count: number) => {
    next += count * BYTES;
    return bytes.subarray(next - count * BYTES, next);
  };
  const steps = graph.ops.map((op): Step => {
    if (op.op === 'block' || op.op === 'add') return op;
    const [height, width, input, output] = op.shape;
    return { ...op, weights: take(height * width * input * output), bias: take(channelsOut(op)) };
  });
  if (next !== bytes.length) throw refused('its graph asks for more or fewer numbers than there are');
  return steps;
}

/** Walks the chain: each layer must take what the one before gives, and the last must give the feature map. */
function checkChain(steps: Step[]): void {
  let now = { side: SIDE, channels: 3 };
  let remembered = now;
  for (const step of steps) {
    if (step.op === 'block') remembered = now;
    else if (step.op === 'add') {
      if (remembered.side !== now.side || remembered.channels !== now.channels) throw refused('a sum does not fit');
    } else {
      if (step.shape[2] !== now.channels) throw refused('a layer does not fit the one before it');
      now = { side: Math.ceil(now.side / step.stride), channels: channelsOut(step) };
    }
  }
  if (now.side !== GRID || now.channels !== CHANNELS) throw refused('it does not end in the expected feature map');
}

function refused(why: string, cause?: unknown): Fault {
  return new Fault(
    'model-refused',
    `The backbone was refused: ${why}.`,
    'Install Meadow again; its files have changed.',
    { details: { case: 'backbone' }, cause },
  );
}
