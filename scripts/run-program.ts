import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface Ended {
  code: number;
  output: string;
  seconds: number;
}

/** Runs a JavaScript program of node_modules on this Node, in the checkout, and keeps all it says. */
export function runQuietly(program: string, args: string[], env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  const begun = performance.now();
  const child = spawn(process.execPath, [program, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const words: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => words.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => words.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        code: code ?? 1,
        output: Buffer.concat(words).toString(),
        seconds: (performance.now() - begun) / 1000,
      }),
    );
  });
}

/** The same, saying what it says as it says it. */
export function runAloud(program: string, args: string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const child = spawn(process.execPath, [program, ...args], { cwd: ROOT, env, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** The same, saying it all at its end: for what runs beside another program that says what it does. */
export async function runMeanwhile(program: string, args: string[], env?: NodeJS.ProcessEnv): Promise<number> {
  const { code, output } = await runQuietly(program, args, env);
  console.log(output);
  return code;
}
