import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINE } from './real-engine.ts';

/** A way to the real engine that can be broken. */
export interface SocketProxy {
  /** As `DOCKER_HOST`. */
  host: string;
  /** Ends all connections, and takes no new ones. */
  cut(): void;
  /** Takes what is sent, and never answers. */
  hold(): void;
  mend(): void;
  /** Answers a request of this kind itself, by a stream of JSON lines. */
  answer(request: RegExp, lines: readonly object[]): void;
  close(): Promise<void>;
}

export async function serveFaults(): Promise<SocketProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'mdw-'));
  const path = join(folder, 'engine.sock');
  const real = (ENGINE?.address ?? '').replace('unix://', '');
  const open = new Set<Socket>();
  let state: 'well' | 'cut' | 'held' = 'well';
  let own: { request: RegExp; lines: readonly object[] } | undefined;

  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => {});
    client.on('close', () => open.delete(client));
    if (state === 'cut') return client.destroy();
    if (state === 'held') return client.resume();
    const engine = connect(real);
    open.add(engine);
    engine.on('error', () => client.destroy());
    engine.on('close', () => {
      open.delete(engine);
      client.end();
    });
    client.on('close', () => engine.destroy());
    // A connection carries many requests, so each piece is looked at.
    client.on('data', (chunk: Buffer) => {
      if (own?.request.test(chunk.toString())) client.end(reply(own.lines));
      else if (state === 'well') engine.write(chunk);
    });
    engine.on('data', (chunk) => {
      if (state === 'well') client.write(chunk);
    });
  });
  server.listen(path);
  await once(server, 'listening');
  const drop = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    host: `unix://${path}`,
    cut() {
      state = 'cut';
      drop();
    },
    hold() {
      state = 'held';
    },
    mend() {
      state = 'well';
    },
    answer(request, lines) {
      own = { request, lines };
    },
    async close() {
      drop();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function reply(lines: readonly object[]): string {
  const body = lines.map((line) => `${JSON.stringify(line)}\r\n`).join('');
  return `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
}
