// Takes out of node_modules what no program of this image ever loads, two thirds of it: the native library for other
// machines, and for the GPUs that a container here does not see; source maps; builds for browsers.
import { globSync, readdirSync, rmSync } from 'node:fs';

const { arch, platform } = process;

const remove = (path) => rmSync(path, { recursive: true, force: true });
const keepOnly = (folder, kept) => {
  for (const name of readdirSync(folder)) if (!kept(name)) remove(`${folder}/${name}`);
};

const [binaries] = globSync('node_modules/onnxruntime-node/bin/napi-v*');
keepOnly(binaries, (name) => name === platform);
keepOnly(`${binaries}/${platform}`, (name) => name === arch);
for (const file of globSync('node_modules/onnxruntime-node/bin/**/*providers_{cuda,tensorrt}*')) remove(file);
for (const file of globSync('node_modules/**/*.{map,d.ts,d.mts,d.cts}')) remove(file);
for (const file of globSync('node_modules/@tensorflow/*/dist/*.{min,es2017,es2017.min,fesm.min}.js')) remove(file);
for (const folder of globSync('node_modules/{@tensorflow/*/src,onnxruntime-*/lib,@tensorflow/*/benchmarks}'))
  if (!folder.startsWith('node_modules/onnxruntime')) remove(folder);
