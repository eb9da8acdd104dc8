import { readFile } from 'node:fs/promises';
import type { Runtime } from '../../contract/shapes/model.ts';
import { type BackboneWeights, readBackbone } from '../domain/backbone-weights.ts';
import { Fault } from '../domain/fault.ts';
import { lastLayerOf } from '../domain/last-layer.ts';
import { passSelfTest, selfTest } from '../domain/self-test.ts';
import type { Backbone } from '../ports/backbone.ts';
import type { LayerTuner } from '../ports/tuner.ts';
import { cameWith } from './came-with.ts';

/** The backbone that comes with Meadow. */
const folder = cameWith('models/efficientnet-lite0/');

/** Runtimes from fast to slow, as measured on one thread: about 10, 30 and 35 ms a photo. */
export const runtimes: readonly Runtime[] = ['onnx', 'tfjs-node', 'tfjs-wasm'];

/** The backbone as it lies on the disk. Throws where a byte of it is not as it was made. */
export async function readWeights(): Promise<BackboneWeights> {
  return readBackbone(await read('graph.json'), await read('weights.f16.bin'));
}

/**
 * Starts the backbone on a runtime and checks it with a made-up photo. Throws where it does not start or computes
 * something else. The libraries of the other runtimes are not loaded.
 */
export async function startBackbone(runtime: Runtime, threads = 1): Promise<Backbone> {
  const backbone = await create(runtime, await readWeights(), threads);
  const test = selfTest.parse(JSON.parse((await read('self-test.json')).toString('utf8')));
  await passSelfTest(test, backbone.features);
  return backbone;
}

/** The fastest runtime that starts here and passes its self-test; `threads` where the runtime lets us choose. */
export async function startFastestBackbone(threads = 1): Promise<Backbone> {
  const failures: unknown[] = [];
  for (const runtime of runtimes) {
    try {
      return await startBackbone(runtime, threads);
    } catch (error) {
      failures.push(error);
    }
  }
  throw noRuntime(failures);
}

export function noRuntime(failures: unknown[]): Fault {
  return new Fault(
    'predictor-down',
    'No runtime can compute on this machine.',
    'Install Meadow again; if it stays, run "meadow doctor".',
    { details: { case: 'no-runtime' }, cause: new AggregateError(failures) },
  );
}

/** Trains the backbone's last layer: on native TensorFlow where it is installed and loads, else on WebAssembly. */
export async function startTuner(): Promise<LayerTuner> {
  const [weights, tf] = await Promise.all([readWeights(), startTf('tfjs-node').catch(() => startTf('tfjs-wasm'))]);
  const { createLayerTuner } = await import('../adapters/tfjs/layer-tuner.ts');
  return createLayerTuner(tf, lastLayerOf(weights));
}

function read(name: string): Promise<Buffer> {
  return readFile(new URL(name, folder));
}

async function create(runtime: Runtime, weights: BackboneWeights, threads: number): Promise<Backbone> {
  if (runtime === 'onnx')
    return (await import('../adapters/onnx/onnx-backbone.ts')).createOnnxBackbone(weights, threads);
  const { createTfjsBackbone } = await import('../adapters/tfjs/tfjs-backbone.ts');
  return createTfjsBackbone(await startTf(runtime), weights);
}

async function startTf(runtime: 'tfjs-node' | 'tfjs-wasm') {
  if (runtime === 'tfjs-wasm') return (await import('../adapters/tfjs/wasm.ts')).startWasm();
  return (await import('../adapters/tfjs/native.ts')).startNative(process.env.MEADOW_TFJS_NODE);
}
