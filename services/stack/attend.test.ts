import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { label } from '../domain/stack/labels.ts';
import { readCompose } from '../domain/stack/read-compose.ts';
import type { ContainerChange, ContainerEngine } from '../ports/container-engine.ts';
import { attend } from './attend.ts';
import { createHappenings } from './happenings.ts';

const file = readCompose({ file: 'compose.yaml', variables: {}, text: 'services: { db: { image: "db:1" } }' });

test('an end that was asked for is no accident, though the file takes longer to read at what came before', async () => {
  const kept = new Map<string, unknown>();
  const happenings = createHappenings({
    get: async (name) => kept.get(name),
    put: async (name, value) => void kept.set(name, value),
  });
  await happenings.begin();
  const end = new AbortController();
  const change = (what: string, exit?: number): ContainerChange => ({
    id: 'a',
    what,
    at: new Date(),
    exit,
    labels: { [label.service]: 'db', [label.project]: file.project },
  });
  const engine = {
    async *changes() {
      yield change('kill');
      yield change('die', 143);
      await sleep(100);
      end.abort();
    },
    container: async () => undefined,
    async *logs() {},
  } as unknown as ContainerEngine;
  let reads = 0;
  await attend({
    source: {
      path: 'compose.yaml',
      project: async () => file.project,
      chosen: async () => ({}),
      choose: async () => undefined,
      async read() {
        reads += 1;
        await sleep(reads === 1 ? 50 : 0);
        return file;
      },
    },
    connection: { engine: async () => engine, state: () => Promise.reject(new Error('none')), lose: () => {} },
    happenings,
    clock: { now: () => new Date(), sleep: async () => undefined },
    emit: () => {},
    changed: () => {},
    signal: end.signal,
  });
  expect(await happenings.list(file)).toEqual([]);
});
