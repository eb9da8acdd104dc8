// Takes out of a node_modules folder what no program of Meadow ever loads, two thirds of it: the native library for other
// machines, and for GPUs that none here has; source maps; types and sources; tests; builds for browsers.
// `node prune.mjs [FOLDER PLATFORM ARCH]`: without them, this folder and this machine.
import { globSync, readdirSync, rmSync } from 'node:fs';

const [folder = '.', platform = process.platform, arch = process.arch] = process.argv.slice(2);

const find = (pattern) => globSync(`node_modules/${pattern}`, { cwd: folder }).map((path) => `${folder}/${path}`);
const remove = (path) => rmSync(path, { recursive: true, force: true });
const keepOnly = (place, kept) => {
  for (const name of readdirSync(place)) if (!kept(name)) remove(`${place}/${name}`);
};

const [binaries] = find('onnxruntime-node/bin/napi-v*');
keepOnly(binaries, (name) => name === platform);
// It is not there for every machine: then Meadow computes by WebAssembly.
for (const place of find(`onnxruntime-node/bin/napi-v*/${platform}`)) keepOnly(place, (name) => name === arch);
for (const file of find('onnxruntime-node/bin/**/*providers_{cuda,tensorrt}*')) remove(file);
for (const file of find('**/*.{map,ts,mts,cts,tsx,test.js}')) remove(file);
for (const place of find('*/{benchmark,script,scripts,test,test-jest}')) remove(place);
for (const file of find('**/{.nycrc,.editorconfig,tsconfig.json}')) remove(file);
// Of TensorFlow.js what Node loads: each package is there a dozen times over, and its tests are too.
for (const place of find('@tensorflow/*')) keepOnly(place, (name) => /^(dist|package\.json|LICENSE.*)$/.test(name));
for (const place of find('@tensorflow/*/dist')) keepOnly(place, (name) => /\.(node\.js|wasm)$/.test(name));
