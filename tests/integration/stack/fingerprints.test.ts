import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCompose } from '../../../services/domain/stack/read-compose.ts';
import { COMPOSE, docker } from './real-engine.ts';

const files = ['./compose.yaml', '../../../compose/compose.yaml']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .filter((path) => existsSync(path));

describe.skipIf(!COMPOSE)('fingerprints of services (needs "docker compose")', () => {
  it.each(files)('are those of Compose for %s', async (file) => {
    const printed = await docker(['compose', '--profile', '*', '-f', file, 'config', '--hash', '*']);
    const { services } = readCompose({ file, text: await readFile(file, 'utf8'), variables: process.env });
    expect(services.map(({ name, hash }) => `${name} ${hash}`).sort()).toEqual(printed.split('\n').sort());
  });
});
