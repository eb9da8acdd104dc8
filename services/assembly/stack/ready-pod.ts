import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasBucket } from '../../adapters/minio/has-bucket.ts';
import { signIn } from '../../adapters/sql/postgres/sign-in.ts';
import { type Awaited, passwordIn, readAwaited } from '../../domain/stack/awaited.ts';
import { pathOf } from '../../domain/stack/secret-keys.ts';

export interface ReadyPodOptions {
  /** Where the Secret is mounted: a file a key. */
  from: string;
  /** What the service reads. */
  to: string;
  /** Whom it needs; see `readAwaited`. */
  awaited: readonly string[];
  /** Told when it begins to wait for somebody, and why it still does. */
  say(line: string): void;
  /** Milliseconds between two tries. */
  pause?: number;
  signal?: AbortSignal;
}

const PATIENCE_MS = 5000;

/**
 * Makes a pod ready for its service: lays out the files of a Secret as its folders again, for the user this runs as and
 * nobody else (a mounted Secret belongs to root, and PostgreSQL's library reads no password that others might), and
 * waits, for as long as it takes, until those it needs answer.
 */
export async function readyPod({ from, to, awaited, say, pause = 1000, signal }: ReadyPodOptions): Promise<void> {
  const wanted = awaited.map(readAwaited);
  for (const key of await readdir(from))
    if (!key.startsWith('..')) await layOut(join(from, key), join(to, pathOf(key)));
  for (const [index, one] of wanted.entries()) {
    let said = '';
    for (;;) {
      const reason = await answers(one, to).then(() => undefined, String);
      if (reason === undefined) break;
      if (reason !== said) say(`Waiting for ${awaited[index]}: ${reason}`);
      said = reason;
      await sleep(pause, undefined, { signal });
    }
  }
}

async function layOut(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  // It may be there, where the container was started anew.
  await chmod(to, 0o600).catch(() => undefined);
  await writeFile(to, await readFile(from), { mode: 0o600 });
  await chmod(to, 0o400);
}

async function answers(one: Awaited, at: string): Promise<void> {
  if (one.kind === 'tcp') return await reach(one.host, one.port);
  if (one.kind === 'http') return await ok(one.url);
  const password = passwordIn(await readFile(join(at, one.passwordFile), 'utf8'));
  const { host, port, user } = one;
  if (one.kind === 'database') return await signIn({ host, port, user, password, database: one.database });
  const there = await hasBucket({ endPoint: host, port, accessKey: user, secretKey: password }, one.bucket);
  if (!there) throw new Error(`there is no bucket ${one.bucket} yet`);
}

async function ok(url: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch((error: Error) => {
    throw error.cause ?? error;
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`it answers with ${answer.status}`);
}

function reach(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const end = (error?: Error) => {
      socket.destroy();
      if (error) reject(error);
      else resolve();
    };
    socket.setTimeout(PATIENCE_MS, () => end(new Error('it does not answer')));
    socket.once('connect', () => end());
    socket.once('error', end);
  });
}
