import { afterEach, describe, expect, it } from 'vitest';
import { type OpenStack, openStack } from './open-stack.ts';
import { docker, ENGINE, NEEDS } from './real-engine.ts';

/** A volume's age is told in seconds. */
const WRITE = 'sleep 1.1; echo new > /data/file';

describe.skipIf(!ENGINE)(`volumes that services write to, on a real engine (${NEEDS})`, { timeout: 60_000 }, () => {
  let open: OpenStack;
  afterEach(() => open.close());

  it('are no reason to do again what was done once', async () => {
    open = await openStack();
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    const started = () => docker(['inspect', '-f', '{{.State.StartedAt}}', `${open.project}-prepare-1`]);
    const before = await started();
    await docker(['run', '--rm', '-v', `${open.project}_data:/data`, 'debian:bookworm-slim', 'sh', '-c', WRITE]);
    await open.ended(Promise.resolve(open.stack.stop({ service: 'front' })));
    expect(await open.ended(open.stack.up({}))).toMatchObject({ state: 'done' });
    expect(await started()).toBe(before);
  });
});
