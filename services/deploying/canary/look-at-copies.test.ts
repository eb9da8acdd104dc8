import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Deployed, DeployedPod } from '../../../contract/shapes/deployment.ts';
import { emptyLedger, observe } from '../../domain/canary/ledger.ts';
import type { CanaryRecord } from './canary-records.ts';
import { addCounts, comparePhotos } from './look-at-copies.ts';

const since = new Date(0).toISOString();
const known = { asked: 0, errors: 0, verdicts: 0, neither: 0 };
const record: CanaryRecord = {
  id: 'one',
  version: 'lawn-2',
  champion: 'lawn-1',
  percent: 50,
  replicas: 1,
  byHand: false,
  terms: { answers: 50, seconds: 300 },
  since,
  ready: since,
  ledgers: {
    champion: observe(emptyLedger, 'old', known, true),
    canary: observe(emptyLedger, 'fresh', known, true),
  },
  agreement: { asked: 0, agreed: 0, total: 3 },
  photos: ['one', 'two', 'three'],
  tries: 0,
};
const pod = (name: string, version: string): DeployedPod => ({ name, version, state: 'ready', since, restarts: 0 });
const deployed: Deployed = {
  ...{ version: 'lawn-1', release: 'a', replicas: 1, settled: true, pods: [pod('old', 'lawn-1')], events: [] },
  canary: { version: 'lawn-2', release: 'b', replicas: 1, settled: true, pods: [pod('fresh', 'lawn-2')] },
};
const verdict = { verdict: 'grass', label: 'grass', scores: { grass: 1 }, similarity: 1, nearest: [], version: 'any' };

/** By copy, the photo that it cannot answer. */
let stumbles: Record<string, string | undefined>;
let servers: Map<string, Server>;
let looks: (one: CanaryRecord, times: number) => Promise<CanaryRecord>;

beforeEach(async () => {
  stumbles = {};
  servers = new Map();
  for (const name of ['old', 'fresh']) {
    const server = createServer(async (request, response) => {
      if (request.method === 'GET') return void response.end('meadow_verdicts_total{verdict="grass"} 7\n');
      const photo = await text(request);
      response.statusCode = photo === stumbles[name] ? 500 : 200;
      response.end(JSON.stringify({ hash: 'a'.repeat(64), verdict, ms: 1, light: 1, sharpness: 1 }));
    });
    servers.set(name, server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
  }
  const portOf = (name = '') => (servers.get(name)!.address() as AddressInfo).port;
  const parts = {
    deployer: { connect: async (_app: string, copy?: string) => connect(portOf(copy), '127.0.0.1') },
    app: 'lawn',
    token: 'token',
    photoBytes: async (hash: string) => Buffer.from(hash),
  };
  looks = async (one, times) => {
    let seen = one;
    for (let i = 0; i < times; i++) seen = { ...seen, ...(await comparePhotos(parts, seen, deployed)) };
    return { ...seen, ledgers: await addCounts(parts, seen, deployed) };
  };
});
afterEach(() => {
  for (const server of servers.values()) server.close();
});

describe('a photo', () => {
  it('that both answer is counted once, and taken out of what they answered', async () => {
    const { agreement, photos, ledgers } = await looks(record, 1);
    expect(agreement).toEqual({ asked: 3, agreed: 3, total: 3 });
    expect(photos).toEqual([]);
    expect([ledgers.champion.sum.verdicts, ledgers.canary.sum.verdicts]).toEqual([7 - 3, 7 - 3]);
  });

  it('that the canary alone cannot answer is tried three times, then speaks against it', async () => {
    stumbles = { fresh: 'one' };
    expect((await looks(record, 2)).photos).toHaveLength(3);
    const { agreement, photos, ledgers } = await looks(record, 4);
    expect(agreement).toEqual({ asked: 3, agreed: 2, total: 3 });
    expect(photos).toEqual([]);
    // The champion answered it each time.
    expect([ledgers.champion.sum.verdicts, ledgers.canary.sum.verdicts]).toEqual([7 - 5, 7 - 2]);
  });

  it('that the champion cannot answer is left out in the end', async () => {
    stumbles = { old: 'two', fresh: 'two' };
    const { agreement, photos } = await looks(record, 4);
    expect(agreement).toEqual({ asked: 2, agreed: 2, total: 2 });
    expect(photos).toEqual([]);
  });
});

it('forgets copies that are gone, and keeps what they did', async () => {
  const champion = observe(record.ledgers.champion, 'gone', { ...known, asked: 5 }, true);
  const { ledgers } = await looks({ ...record, photos: [], ledgers: { ...record.ledgers, champion } }, 1);
  expect(Object.keys(ledgers.champion.last)).toEqual(['old']);
  expect(ledgers.champion.sum.asked).toBe(5);
});
