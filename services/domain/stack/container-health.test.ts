import { describe, expect, it } from 'vitest';
import type { ContainerFacts } from './container-facts.ts';
import { judgeContainer } from './container-health.ts';

const now = new Date('2026-11-01T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

const container = (part: Partial<ContainerFacts>): ContainerFacts => ({
  id: 'c',
  name: 'meadow-redis-1',
  labels: {},
  image: 'redis',
  imageId: 'sha256:a',
  state: 'running',
  outOfMemory: false,
  created: ago(100),
  started: ago(90),
  restarts: 0,
  ports: [],
  mounts: [],
  ...part,
});

const lasting = { name: 'redis', oneShot: false, restart: 'unless-stopped' };
const once = { name: 'prepare', oneShot: true, restart: 'no' };
const ended = (part: Partial<ContainerFacts>) =>
  container({ state: 'exited', started: ago(20), ended: ago(10), exit: 1, ...part });

describe('a container is judged', () => {
  it.each([
    ['that runs without a check', container({}), lasting, 'healthy', undefined],
    ['whose check is content', container({ health: 'healthy' }), lasting, 'healthy', undefined],
    ['whose check has not spoken', container({ health: 'starting' }), lasting, 'starting', undefined],
    ['whose check says no', container({ health: 'unhealthy', probe: 'no answer' }), lasting, 'unhealthy', 'unhealthy'],
    ['that was made and not started', container({ state: 'created' }), lasting, 'off', undefined],
    [
      'that the engine could not start',
      container({ state: 'created', error: 'x' }),
      lasting,
      'unhealthy',
      'exited-at-once',
    ],
    ['that somebody stopped', ended({ exit: 143 }), lasting, 'off', undefined],
    ['that somebody stopped, and that took it ill', ended({ exit: 1 }), lasting, 'off', undefined],
    [
      'that ended for good',
      ended({ exit: 1, started: ago(500) }),
      { ...lasting, restart: 'no' },
      'unhealthy',
      'exited',
    ],
    ['that ended at once', ended({ started: ago(10) }), { ...lasting, restart: 'no' }, 'unhealthy', 'exited-at-once'],
    ['that took too much memory', ended({ exit: 137, outOfMemory: true }), lasting, 'unhealthy', 'out-of-memory'],
    [
      'that is started again and again',
      container({ state: 'restarting', exit: 1, restarts: 5 }),
      lasting,
      'unhealthy',
      'crash-loop',
    ],
    [
      'between two of many starts',
      container({ health: 'starting', restarts: 5, started: ago(5) }),
      lasting,
      'unhealthy',
      'crash-loop',
    ],
    ['that survived its bad starts', container({ health: 'starting', restarts: 5 }), lasting, 'starting', undefined],
    ['that the engine cannot end', container({ state: 'dead' }), lasting, 'unhealthy', 'dead'],
    ['that does its one thing', container({}), once, 'starting', undefined],
    ['that did it', ended({ exit: 0 }), once, 'healthy', undefined],
    ['that failed at it', ended({ exit: 2, started: ago(10) }), once, 'unhealthy', 'exited-at-once'],
  ])('%s', (_what, facts, rule, health, kind) => {
    const judged = judgeContainer(facts, rule, now);
    expect([judged.health, judged.trouble?.kind]).toEqual([health, kind]);
  });

  it('in a sentence with what it said last', () => {
    const rule = { ...lasting, restart: 'no' };
    expect(judgeContainer(ended({ started: ago(10), exit: 3 }), rule, now, 'no such key').trouble).toMatchObject({
      message: 'redis ended as soon as it was started, with code 3. It said last: no such key',
      hint: expect.stringMatching(/\.$/),
      details: { exit: 3, words: 'no such key' },
    });
    const error = 'driver failed: Bind for 127.0.0.1:6379 failed: port is already allocated';
    expect(judgeContainer(container({ state: 'created', error }), rule, now).trouble?.message).toContain(
      'port 6379 of this computer is taken',
    );
  });
});
