// `npm run native`: fetches native TensorFlow for the `tfjs-node` runtime. Nothing in Meadow needs it.
// Its package is not among the dependencies, because its install script downloads from a place some networks refuse.
import { startNative } from '../services/adapters/tfjs/native.ts';
import { runAloud } from './run-program.ts';

const PACKAGE = '@tensorflow/tfjs-node';
const VERSION = '4.22.0';

/** What is fetched must not touch package.json or the lock file: the next `npm ci` takes it away again. */
async function fetchNative(npm: string): Promise<boolean> {
  const added = await runAloud(npm, [
    'install',
    '--no-save',
    '--no-audit',
    '--ignore-scripts',
    `${PACKAGE}@${VERSION}`,
  ]);
  // The package's own install script, allowed by name for this once: it downloads the library and its binding.
  return added === 0 && (await runAloud(npm, ['explore', PACKAGE, '--', 'npm', 'run', 'install'])) === 0;
}

async function tryNative(): Promise<string> {
  const tf = await startNative();
  return `Native TensorFlow works (backend ${tf.getBackend()}). Choose the runtime tfjs-node in Settings.`;
}

const npm = process.env.npm_execpath;
if (!npm) throw new Error('Run this with "npm run native".');
const fetched = await fetchNative(npm);
const outcome = await tryNative().catch((error: Error) => error);
if (fetched && typeof outcome === 'string') {
  console.log(outcome);
} else {
  console.error(
    'Native TensorFlow could not be fetched or does not load here; Meadow works without it, on ONNX Runtime.',
  );
  process.exitCode = 1;
}
