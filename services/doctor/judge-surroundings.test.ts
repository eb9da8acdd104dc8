import { describe, expect, it } from 'vitest';
import type { NetworkState } from '../../contract/network.ts';
import { reasonFor } from '../domain/reason.ts';
import {
  judgeClocks,
  judgeClusters,
  judgeDiskSpace,
  judgeEngine,
  judgeMemory,
  judgeNetwork,
  judgeRights,
  judgeSleep,
} from './judge-surroundings.ts';

const now = new Date('2026-05-01T00:00:00Z');
const direct: NetworkState = { by: 'nobody', variables: [], password: false, authorities: 100, certificates: [] };

describe('the surroundings', () => {
  it('have memory, or a word about it', () => {
    const usage = { total: 16e9, free: 4e9, cores: 4, programs: [{ program: 'core', pid: 1, memory: 0.3e9 } as const] };
    expect(judgeMemory(usage, 'linux')).toMatchObject({ state: 'ok', details: { own: 0.3e9 } });
    expect(judgeMemory({ ...usage, free: 0.2e9 }, 'linux').state).toBe('warning');
    expect(judgeMemory({ ...usage, free: 0.02e9 }, 'darwin').state).toBe('ok');
  });

  it('are closed to others', () => {
    expect(judgeRights({ folder: 0o40700, secrets: 0o100600 }).state).toBe('ok');
    expect(judgeRights({ folder: undefined, secrets: undefined }).state).toBe('ok');
    for (const seen of [
      { folder: 0o40755, secrets: 0o100600 },
      { folder: 0o40700, secrets: 0o100640 },
    ])
      expect(judgeRights(seen)).toMatchObject({ state: 'warning', fixable: true });
  });

  it('have clocks that go together', () => {
    const seen = (ahead: number) => judgeClocks({ engine: { ahead, name: 'Colima' }, synchronised: true });
    expect(seen(900).state).toBe('ok');
    expect(seen(-60_000)).toMatchObject({
      state: 'warning',
      finding: "The clock of Colima is 60 seconds behind this computer's.",
      details: { command: 'colima restart' },
    });
    expect(seen(3_600_000)).toMatchObject({ state: 'failed', details: { seconds: 3600 } });
    expect(judgeClocks({ engine: undefined, synchronised: false })).toMatchObject({
      state: 'warning',
      details: { command: 'sudo timedatectl set-ntp true' },
    });
    expect(judgeClocks({ engine: undefined, synchronised: undefined }).state).toBe('ok');
  });

  it('reach the internet as they are set to', () => {
    expect(judgeNetwork(direct, undefined, now)).toMatchObject({ state: 'ok', details: { how: 'direct' } });
    const own = { ...direct, by: 'settings', proxy: 'http://proxy.example:3128' } as const;
    expect(judgeNetwork(own, undefined, now).finding).toContain('as the settings say');
    expect(judgeNetwork(own, reasonFor('silent'), now)).toMatchObject({ state: 'warning' });
    expect(judgeNetwork({ ...direct, script: 'http://wpad' }, undefined, now)).toMatchObject({
      details: { how: 'script' },
    });
    const certificates = [{ subject: 'CN=Old', until: '2026-04-01T00:00:00Z' }];
    expect(judgeNetwork({ ...direct, certificates }, undefined, now)).toMatchObject({ details: { how: 'old' } });
  });

  it('need no engine where nothing of the stack is there', () => {
    const gone = { message: 'No engine.', hint: 'Start it.', startable: true };
    expect(judgeEngine(gone, false).state).toBe('ok');
    expect(judgeEngine(gone, true)).toMatchObject({ state: 'failed', fixable: true });
    expect(judgeEngine({ name: 'Docker', version: '28.0' }, true).finding).toBe('Docker 28.0 answers.');
  });

  it('are missed in a cluster only where something is deployed, the worst first', () => {
    expect(judgeClusters({ known: 0, fault: undefined, used: [] }).state).toBe('ok');
    expect(judgeClusters({ known: 3, fault: undefined, used: [] }).finding).toContain('3 clusters');
    const used = [
      { context: 'a', checks: [{ name: 'nodes', state: 'warning', finding: 'Slow.' } as const] },
      { context: 'b', checks: [{ name: 'answers', state: 'failed', finding: 'Gone.', hint: 'Start it.' } as const] },
    ];
    expect(judgeClusters({ known: 2, fault: undefined, used })).toMatchObject({
      state: 'failed',
      finding: 'b: Gone.',
      hint: 'Start it.',
      details: { command: 'meadow deploy doctor b' },
    });
    const unmeasured = [{ name: 'metrics', state: 'warning', finding: 'It measures nothing.' } as const];
    expect(judgeClusters({ known: 1, fault: undefined, used: [{ context: 'a', checks: unmeasured }] }).state).toBe(
      'ok',
    );
  });

  it('offer to clear what can be had again only where room is short and there is something', () => {
    const short = { state: 'warning', finding: 'Only 1.0 GB are free.', details: {} } as const;
    expect(judgeDiskSpace(short, 5e8)).toMatchObject({ fixable: true, details: { clearable: 5e8 } });
    expect(judgeDiskSpace(short, 0)).toEqual(short);
    expect(judgeDiskSpace({ ...short, state: 'ok' }, 5e8).state).toBe('ok');
  });

  it('may have slept', () => {
    expect(judgeSleep(400).finding).toContain('has not slept');
    expect(judgeSleep(7_200_000)).toMatchObject({ state: 'ok', details: { minutes: 120 } });
  });
});
