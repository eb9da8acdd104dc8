/** Native, or with files of their own beside them: installed where Meadow is, at the versions of the lock file. */
export const INSTALLED = [
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-core',
  'libheif-js',
  'onnxruntime-node',
  'piscina',
  'sharp',
];

/** What is asked for where it is there, and never is. */
const NEVER = ['pg-native', 'vite', 'cpu-features'];

const inPackage = (names: string[]) => new RegExp(`^(${names.join('|')})(/|$)`);

/** What a bundler leaves out of the programs: all else is in them. */
export const NOT_BUNDLED = [inPackage([...INSTALLED, ...NEVER]), /\.node$/];
