import { describe, expect, it } from 'vitest';
import type { CanarySide } from '../../../contract/shapes/canary.ts';
import { REQUESTS_PER_CONNECTION } from '../deploying/requests-per-connection.ts';
import { createRandom } from '../random.ts';
import { judgeCanary } from './judge-canary.ts';

const side = (version: string): CanarySide => ({ version, copies: 1, asked: 0, errors: 0, verdicts: 0, neither: 0 });
const agreement = { asked: 0, agreed: 0, total: 0, none: 'no-photos' as const };
/** It is never promoted here, so that it can be aborted at any look. */
const terms = { answers: Number.MAX_SAFE_INTEGER, seconds: 300 };
const PHOTOS = 3000;
const PHOTOS_A_LOOK = 10;
const RUNS = 200;

/** Who sends photos: of what share of them is a class to be seen in none. */
const crowds: Record<string, (random: () => number) => number> = {
  'a few that send mostly others': (random) => (random() < 0.25 ? 0.9 : 0.03),
  'each another share': (random) => random(),
  'some that send nothing else': (random) => (random() < 0.3 ? 1 : 0),
};

interface World {
  clients: number;
  shareOf(random: () => number): number;
  /** The share of the photos of a class that the canary calls "neither". */
  misses: number;
}

/** Clients who keep a connection for its requests, then are led to a copy of either anew; one copy in three is the canary's. */
function isAborted(seed: number, { clients, shareOf, misses }: World): boolean {
  const random = createRandom(seed);
  const all = Array.from({ length: clients }, () => ({ share: shareOf(random), left: 0, onCanary: false }));
  const [champion, canary] = [side('lawn-1'), side('lawn-2')];
  for (let photo = 1; photo <= PHOTOS; photo++) {
    const client = all[Math.floor(random() * clients)]!;
    if (client.left === 0) Object.assign(client, { left: REQUESTS_PER_CONNECTION, onCanary: random() < 1 / 3 });
    client.left--;
    const share = client.onCanary ? client.share + misses * (1 - client.share) : client.share;
    const its = client.onCanary ? canary : champion;
    its.asked++;
    its.verdicts++;
    if (random() < share) its.neither++;
    if (photo % PHOTOS_A_LOOK !== 0) continue;
    if (judgeCanary({ champion, canary, agreement, seconds: photo }, terms).kind === 'abort') return true;
  }
  return false;
}

const aborted = (world: World): number =>
  Array.from({ length: RUNS }, (_, run) => isAborted(7919 * (run + 1), world)).filter(Boolean).length / RUNS;

describe.each(Object.keys(crowds))('clients: %s', (name) => {
  const shareOf = crowds[name]!;

  it.each([2, 5, 30])('a canary that does what the champion does is hardly ever aborted (%i clients)', (clients) => {
    expect(aborted({ clients, shareOf, misses: 0 })).toBeLessThanOrEqual(0.03);
  });

  it.each([5, 30])('one that does not know most photos is (%i clients)', (clients) => {
    expect(aborted({ clients, shareOf, misses: 0.7 })).toBeGreaterThan(0.7);
  });
});
