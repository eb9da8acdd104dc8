import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoadTick } from '../../services/domain/load/tally.ts';
import { FINE, latencyOf } from '../../services/domain/traffic/latency-buckets.ts';
import type { LoadGenerator, LoadOrder } from '../../services/ports/load-generator.ts';

const VERDICT = JSON.stringify({ verdict: 'grass', version: 'lawn-1' });
const BUSY = JSON.stringify({ error: { code: 'predictor-busy' } });

type Answer = (request: IncomingMessage, reply: ServerResponse, body: Buffer) => unknown;

/** What every load generator does, at a server that shows what it was sent. */
export function loadGeneratorSuite(name: string, createGenerator: () => LoadGenerator): void {
  describe(`the load generator ${name}`, { timeout: 60_000 }, () => {
    let folder: string;
    let server: Server;
    let answer: Answer;
    let inside: number;
    let most: number;
    let requests: number;
    let url: string;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'meadow-generator-'));
      await writeFile(join(folder, 'one'), 'the first photo');
      await writeFile(join(folder, 'two'), 'the second photo');
      [inside, most, requests] = [0, 0, 0];
      answer = async (_request, reply) => {
        await sleep(20);
        reply.end(VERDICT);
      };
      server = createServer(async (request, reply) => {
        requests += 1;
        inside += 1;
        most = Math.max(most, inside);
        reply.on('close', () => {
          inside -= 1;
        });
        answer(request, reply, await buffer(request).catch(() => Buffer.alloc(0)));
      }).listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      const address = server.address();
      url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1/predict`;
    });
    afterEach(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    });

    const photos = () => [join(folder, 'one'), join(folder, 'two')];
    const run = async (
      order: Partial<LoadOrder>,
      signal = new AbortController().signal,
      seen?: (tick: LoadTick) => void,
    ) => {
      const ticks: LoadTick[] = [];
      await createGenerator().run(
        { url, photos: photos(), steps: [{ users: 2, seconds: 2 }], ...order },
        {
          signal,
          onTick(tick) {
            ticks.push(tick);
            seen?.(tick);
          },
        },
      );
      const sum = (times: (tick: LoadTick) => number) => ticks.reduce((all, tick) => all + times(tick), 0);
      const buckets = new Map<number, number>();
      for (const [bucket, times] of ticks.flatMap((tick) => tick.buckets))
        buckets.set(bucket, (buckets.get(bucket) ?? 0) + times);
      const failures: Record<string, number> = {};
      for (const [what, times] of ticks.flatMap((tick) => Object.entries(tick.failures)))
        failures[what] = (failures[what] ?? 0) + times;
      return {
        ticks,
        answered: sum((tick) => Object.values(tick.versions).reduce((all, times) => all + times, 0)),
        turnedAway: sum((tick) => tick.turnedAway),
        failures,
        ms: latencyOf(buckets, FINE),
      };
    };

    it('sends the photos in turns, whole, as anybody who has the key, and says that it only measures', async () => {
      const sent = new Set<string>();
      const heads = new Set<string>();
      answer = (request, reply, body) => {
        sent.add(body.toString());
        const { 'x-api-key': key, 'x-meadow-load-test': measures, 'content-type': type } = request.headers;
        heads.add(`${request.method} ${request.url} ${key} ${measures} ${type}`);
        reply.end(VERDICT);
      };
      await run({ key: 'secret', steps: [{ users: 1, seconds: 1 }] });
      expect([...sent].toSorted()).toEqual(['the first photo', 'the second photo']);
      expect([...heads]).toEqual(['POST /v1/predict secret 1 application/octet-stream']);
    });

    it('makes another connection at once where an answer says that this one closes, and loses nothing', async () => {
      let connections = 0;
      server.on('connection', () => {
        connections += 1;
      });
      answer = (_request, reply) => {
        if (requests % 5 === 0) reply.setHeader('connection', 'close');
        reply.end(VERDICT);
      };
      const { answered, failures } = await run({ steps: [{ users: 2, seconds: 1 }] });
      expect(failures).toEqual({});
      expect(answered).toBe(requests);
      expect(connections).toBeGreaterThanOrEqual(Math.floor(requests / 5));
    });

    it('is as many users as each step says, and counts each answer once, also the last', async () => {
      const crowds: number[] = [];
      const steps = [1, 5, 2].map((users) => ({ users, seconds: 2 }));
      const { ticks, answered, ms } = await run({ steps }, undefined, () => {
        crowds.push(most);
        most = 0;
      });
      // Each second but the first of a step: then those who are too many still leave.
      expect([crowds[1], crowds[3], crowds[5]]).toEqual([1, 5, 2]);
      expect(ticks.map(({ at, users }) => [at, users])).toEqual([
        [1, 1],
        [2, 1],
        [3, 5],
        [4, 5],
        [5, 2],
        [6, 2],
        [6, 2],
      ]);
      expect(answered).toBe(requests);
      expect(inside).toBe(0);
      expect(ms!.p50).toBeGreaterThanOrEqual(19);
      expect(ticks.every(({ cpu }) => cpu > 0)).toBe(true);
    });

    it('comes back a second after it was turned away, and counts that apart from errors', async () => {
      answer = (_request, reply) => reply.writeHead(503, { 'retry-after': '1' }).end(BUSY);
      const { answered, turnedAway, failures } = await run({ steps: [{ users: 3, seconds: 3 }] });
      expect([answered, failures]).toEqual([0, {}]);
      expect(turnedAway).toBe(requests);
      expect(turnedAway).toBeGreaterThanOrEqual(3 * 2);
      expect(turnedAway).toBeLessThanOrEqual(3 * 4);
    });

    it('names what failed: another status, an answer without verdict, a connection that is cut', async () => {
      const kinds: Answer[] = [
        (_request, reply) => reply.writeHead(500).end('{}'),
        (_request, reply) => reply.writeHead(503).end('{"error":{"code":"predictor-down"}}'),
        (_request, reply) => reply.end('Hello'),
        (request) => request.socket.destroy(),
        (_request, reply) => {
          reply.writeHead(200, { 'content-length': '1000' }).write('{"version":');
          setTimeout(() => reply.destroy(), 20);
        },
      ];
      let next = 0;
      answer = (...asked) => kinds[next++ % kinds.length]!(...asked);
      const { answered, turnedAway, failures } = await run({ steps: [{ users: 5, seconds: 3 }] });
      expect([answered, turnedAway]).toEqual([0, 0]);
      expect(Object.keys(failures)).toEqual(expect.arrayContaining(['HTTP 500', 'HTTP 503', 'no verdict']));
      expect(Object.values(failures).reduce((all, times) => all + times, 0)).toBe(requests);
      expect((failures.closed ?? 0) + (failures.ECONNRESET ?? 0)).toBeGreaterThanOrEqual(2);
    });

    it('measures each answer from its own question, also after connections that were cut', async () => {
      let longest = 0;
      answer = async (request, reply) => {
        if (requests % 4 === 0) return request.socket.destroy();
        const begun = performance.now();
        await sleep(20);
        longest = Math.max(longest, performance.now() - begun);
        reply.end(VERDICT);
      };
      const { answered, ms } = await run({ steps: [{ users: 2, seconds: 3 }] });
      expect(answered).toBeGreaterThan(10);
      // One that counts from the question before, which was cut, takes in the quarter of a second until it connects anew.
      expect(ms!.p95).toBeLessThan(longest + 200);
    });

    it('goes on where nobody listens, without asking thousands of times', async () => {
      const closed = url.replace(/:\d+/, ':9');
      const { answered, failures } = await run({ url: closed, steps: [{ users: 2, seconds: 2 }] });
      expect(answered).toBe(0);
      expect(failures.ECONNREFUSED).toBeGreaterThanOrEqual(2);
      expect(failures.ECONNREFUSED).toBeLessThan(40);
    });

    it('stops at once with the reason of the signal, and hangs up', async () => {
      const stop = new AbortController();
      const running = run({ steps: [{ users: 4, seconds: 60 }] }, stop.signal, () => stop.abort(new Error('enough')));
      await expect(running).rejects.toThrow('enough');
      await expect.poll(() => inside).toBe(0);
    });

    it('says which photo cannot be read', async () => {
      const running = run({ photos: [join(folder, 'three')] });
      await expect(running).rejects.toMatchObject({ code: 'photo-unreadable' });
    });
  });
}
