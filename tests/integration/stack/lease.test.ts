import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../../services/domain/fault.ts';
import { leaseLabel } from '../../../services/domain/stack/lease.ts';
import type { Clock } from '../../../services/ports/clock.ts';
import type { ContainerEngine } from '../../../services/ports/container-engine.ts';
import { withLease } from '../../../services/stack/lease.ts';
import { ENGINE, NEEDS } from './real-engine.ts';

describe.skipIf(!ENGINE)(`the lease of a stack, on a real engine (${NEEDS})`, () => {
  const engine = ENGINE as ContainerEngine;
  let project: string;
  beforeEach(() => {
    project = `${process.env.MEADOW_TEST_PREFIX ?? 'meadow-test'}-${randomBytes(4).toString('hex')}`;
  });
  const name = () => `${project}_meadow-lease`;
  afterEach(() => engine.removeVolume(name()));

  /** A minute goes by in a moment. */
  const quick = (): Clock => {
    let passed = 0;
    return {
      now: () => new Date(Date.now() + passed),
      async sleep(ms, signal) {
        await sleep(20, undefined, { signal });
        passed += ms;
      },
    };
  };
  const work = (parts: { engine?: ContainerEngine; for?: number } = {}) =>
    withLease(
      { engine, own: 'a', project, clock: quick(), signal: new AbortController().signal, ...parts },
      async (signal) => {
        await sleep(parts.for ?? 2000, undefined, { signal }).catch(() => signal.throwIfAborted());
      },
    );
  const leases = async () => (await engine.volumes(leaseLabel.owner)).filter((each) => each.name === name());

  it('is lost, and left alone, where another Meadow has taken it over', async () => {
    const taken: ContainerEngine = {
      ...engine,
      async createVolume(...args) {
        const made = await engine.createVolume(...args);
        await engine.removeVolume(name());
        await engine.createVolume(name(), { [leaseLabel.owner]: 'b', [leaseLabel.host]: 'far' });
        return made;
      },
    };
    await expect(work({ engine: taken })).rejects.toMatchObject({ code: 'stack-busy' });
    expect((await leases())[0]?.labels[leaseLabel.owner]).toBe('b');
  });

  it('outlasts a renewal that fails, and is gone afterwards', async () => {
    let failures = 0;
    const shaky: ContainerEngine = {
      ...engine,
      async removeVolume(volume) {
        if (failures++ === 0) throw new Fault('engine-gone', 'Gone.', 'Wait.');
        await engine.removeVolume(volume);
      },
    };
    await work({ engine: shaky, for: 500 });
    expect(failures).toBeGreaterThan(1);
    expect(await leases()).toEqual([]);
  });

  it('that is late is taken over only as long as it is the one that was judged', async () => {
    await engine.createVolume(name(), { [leaseLabel.owner]: 'b', [leaseLabel.host]: 'far' });
    const late: ContainerEngine = {
      ...engine,
      async state() {
        const state = await engine.state();
        // Between the judgement and the removal, somebody else has been quicker.
        await engine.removeVolume(name());
        await engine.createVolume(name(), { [leaseLabel.owner]: 'c', [leaseLabel.host]: 'far' });
        return { ...state, now: new Date(state.now.getTime() + 70_000) };
      },
    };
    await expect(work({ engine: late })).rejects.toMatchObject({ code: 'stack-busy' });
    expect((await leases())[0]?.labels[leaseLabel.owner]).toBe('c');
  });
});
