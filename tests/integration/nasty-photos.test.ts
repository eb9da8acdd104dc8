import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nativeMemory } from '../../services/domain/native-memory.ts';
import { nastyPhotos } from '../nasty-photos/index.ts';
import type { Outcome } from '../nasty-photos/messages.ts';
import { quarters } from '../nasty-photos/quarters.ts';

const program = fileURLToPath(new URL('../nasty-photos/classify-all.ts', import.meta.url));
const photos = await nastyPhotos();
const good = await quarters().jpeg().toBuffer();

/** Megabytes by which no file may make a predictor grow. */
const MOST_GROWTH = 400e6;

describe('a corpus of nasty photos, two of each at a time', () => {
  let child: ChildProcess;
  beforeAll(async () => {
    const env = { ...process.env, ...nativeMemory };
    child = fork(program, { env, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    for (let i = 0; i < 10; i++) await classify('warm up', good);
  });
  afterAll(async () => {
    child.disconnect();
    await once(child, 'exit');
  });

  async function classify(name: string, photo: Uint8Array): Promise<Outcome> {
    const answer = once(child, 'message');
    child.send({ name, photo });
    const [outcome] = await Promise.race([
      answer,
      once(child, 'exit').then(() => Promise.reject(new Error(`It died of ${name}`))),
    ]);
    return outcome;
  }

  test.each(photos)('$name: $outcome', { timeout: 60_000 }, async ({ name, bytes, outcome }) => {
    const { outcomes, growth } = await classify(name, bytes);
    if (outcome === 'either') expect(outcomes.join()).not.toContain('bug');
    else expect(outcomes).toEqual([outcome, outcome]);
    expect(growth).toBeLessThan(MOST_GROWTH);
  });

  test('leaves a predictor that answers as before', async () => {
    expect((await classify('good', good)).outcomes).toEqual(['read', 'read']);
  });
});
