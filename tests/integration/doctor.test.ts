import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Client, connectClient } from '../../host/core-client.ts';
import { type Core, createCore } from '../../services/assembly/core.ts';

let home: string;
let core: Core;
let client: Client;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'meadow-doctor-'));
  core = await createCore({ home, host: 'web', open: false, link: () => Promise.reject(new Error('none')) });
  client = createRouterClient(core.router);
});
afterEach(async () => {
  await core.close();
  await rm(home, { recursive: true });
});

it('what is around Meadow is told in sentences, each with what it is for', { timeout: 90_000 }, async () => {
  const checks = await client.doctor.run();
  const names = checks.map(({ name }) => name);
  for (const name of ['memory', 'rights', 'door', 'network', 'clocks', 'sleep', 'engine', 'kubernetes'])
    expect(names).toContain(name);
  expect(new Set(names).size).toBe(names.length);
  for (const { finding, meaning } of checks) {
    expect(finding).toMatch(/\.$/);
    expect(meaning).toMatch(/^[A-Z].*\.$/);
  }
});

it.skipIf(process.platform === 'win32')(
  'a socket that was removed and rights that are too wide are mended',
  {
    timeout: 120_000,
  },
  async () => {
    await rm(core.socket);
    await chmod(home, 0o755);
    const stateOf = (checks: Awaited<ReturnType<typeof client.doctor.run>>, name: string) =>
      checks.find((each) => each.name === name)?.state;
    const before = await client.doctor.run();
    expect([stateOf(before, 'door'), stateOf(before, 'rights')]).toEqual(['failed', 'warning']);
    await client.doctor.fix({ name: 'door' });
    const after = await client.doctor.fix({ name: 'rights' });
    expect([stateOf(after, 'door'), stateOf(after, 'rights')]).toEqual(['ok', 'ok']);
    expect((await stat(home)).mode & 0o777).toBe(0o700);
    const command = await connectClient(core.socket);
    expect(await command.client.system.about()).toMatchObject({ home });
    await command.close();
  },
);
