import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import type { Runtime } from '../../contract/shapes/model.ts';
import type { PredictorConfig, ServedModel } from '../../contract/shapes/predictor.ts';
import { nativeMemory } from '../../services/domain/native-memory.ts';

const program = fileURLToPath(new URL('../../host/predictor.ts', import.meta.url));

/** A predictor in a process of its own, as Meadow starts it. */
export interface RunningPredictor {
  child: ChildProcess;
  /** Where it answers, such as `http://127.0.0.1:8600`. */
  address: string;
  /** Milliseconds from the start of the process to its first readiness. */
  readyAfter: number;
  /** Sends a photo; gives the status and the whole answer. */
  predict(photo: Uint8Array): Promise<{ status: number; retryAfter: string | undefined; text: string }>;
  /** A number of its /metrics. */
  metric(name: string): Promise<number>;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('No port was given');
  return address.port;
}

export async function startPredictorProcess(model: ServedModel, runtime: Runtime): Promise<RunningPredictor> {
  const port = await freePort();
  const config: PredictorConfig = {
    address: '127.0.0.1',
    port,
    allowedHosts: ['127.0.0.1'],
    token: randomBytes(16).toString('hex'),
    access: { on: true, requireKey: false, key: '' },
    shelf: { models: [model], live: model.version },
    runtime,
  };
  const env = { ...process.env, ...nativeMemory, MEADOW_PREDICTOR: JSON.stringify(config) };
  const begun = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], { env, stdio: 'ignore' });
  const agent = new Agent({ connections: 1000 });
  const at = (path: string) => `http://127.0.0.1:${port}${path}`;
  await untilReady(at('/health/ready'), child);
  return {
    child,
    address: at(''),
    readyAfter: performance.now() - begun,
    async predict(photo) {
      const { statusCode, headers, body } = await request(at('/v1/predict'), {
        method: 'POST',
        headers: { 'content-type': 'image/jpeg' },
        body: photo,
        dispatcher: agent,
      });
      const retryAfter = headers['retry-after'];
      return { status: statusCode, retryAfter: retryAfter?.toString(), text: await body.text() };
    },
    async metric(name) {
      const text = await (await fetch(at('/metrics'))).text();
      return Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1]);
    },
    async stop() {
      await agent.close();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export async function untilReady(address: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const response = await fetch(address).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await setTimeout(10);
  }
  throw new Error(`The server ended with ${child.exitCode}`);
}
