import { createRequire } from 'node:module';
import { join } from 'node:path';
import util from 'node:util';
import { isTf, type Tf } from './tf.ts';

/**
 * Native TensorFlow, where the optional package @tensorflow/tfjs-node is installed and loads; throws where not.
 * `folder` is a node_modules folder to take it from instead of Meadow's own.
 */
export async function startNative(folder?: string): Promise<Tf> {
  restoreIsNullOrUndefined();
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  const require = createRequire(folder === undefined ? import.meta.url : join(folder, 'meadow.js'));
  // The name is not a literal, so that neither the compiler nor a bundler asks for the optional package.
  const name = ['@tensorflow', 'tfjs-node'].join('/');
  const module: unknown = require(name);
  if (!isTf(module) || module.getBackend() !== 'tensorflow')
    throw new Error('@tensorflow/tfjs-node is not usable here');
  return module;
}

/** Node 23 removed the function, tfjs-node 4.22.0 (its latest) still calls it. */
function restoreIsNullOrUndefined(): void {
  if ('isNullOrUndefined' in util) return;
  Object.assign(util, { isNullOrUndefined: (value: unknown) => value === null || value === undefined });
}
