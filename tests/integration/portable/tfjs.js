// What the package "@tensorflow/tfjs" is in a browser, of the parts that are installed here.
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';

export * from '@tensorflow/tfjs-core';
export * from '@tensorflow/tfjs-layers';

setWasmPaths('/wasm/');
await setBackend('wasm');
