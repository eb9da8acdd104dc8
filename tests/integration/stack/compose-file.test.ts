import { execFile, execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import program from '../../../package.json' with { type: 'json' };
import { configOwners, dataOwners } from '../../../services/domain/stack/volume-owners.ts';

const FILE = fileURLToPath(new URL('../../../compose/compose.yaml', import.meta.url));
const TEMPLATES = fileURLToPath(new URL('../../../compose/services', import.meta.url));

const service = z.looseObject({
  image: z.string(),
  user: z.string().optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  cap_drop: z.array(z.string()),
  cap_add: z.array(z.string()).default([]),
  security_opt: z.array(z.string()),
  read_only: z.literal(true),
  logging: z.object({
    driver: z.literal('json-file'),
    options: z.object({ 'max-size': z.string(), 'max-file': z.string() }),
  }),
  restart: z.enum(['no', 'unless-stopped']),
  mem_limit: z.string(),
  healthcheck: z.looseObject({ test: z.array(z.string()) }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
});

const text = await readFile(FILE, 'utf8');
const stack = z
  .object({
    name: z.literal('meadow'),
    services: z.record(z.string(), service),
    volumes: z.record(z.string(), z.object({})),
  })
  .parse(parse(text, { merge: true, maxAliasCount: 1000 }));
const services = Object.entries(stack.services);
const running = services.filter(([, { restart }]) => restart === 'unless-stopped');
const once = services.filter(([, { restart }]) => restart === 'no');

describe.each(services)('%s', (name, { image, environment, ports, volumes, ...rest }) => {
  it('is published on this machine alone, at a port that can be moved', () => {
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\$\{[A-Z_]+_PORT:-\d+\}:\d+$/);
    if (name === 'redis') expect(ports).toEqual([]);
  });

  it('has an image that one variable replaces, with a version', () => {
    expect(image).toMatch(/^\$\{[A-Z_]+_IMAGE:-[\w./-]+:(?!latest)[\w.-]+\}$/);
  });

  it('mounts named volumes only', () => {
    for (const volume of volumes) {
      expect(volume).toMatch(/^[a-z][a-z-]*:\/[\w/.-]+(:ro)?$/);
      expect(stack.volumes).toHaveProperty(volume.split(':')[0] ?? '');
    }
  });

  it('has no secret in its environment', () => {
    for (const [key, value] of Object.entries(environment)) {
      if (/PASS|SECRET|TOKEN|KEY|CREDENTIAL/i.test(key)) expect(value, key).toMatch(/^\/run\/meadow\//);
      expect(String(value), key).not.toMatch(/:\/\/[^/@]*:[^/@]*@/);
    }
  });

  it('has no right but those it is given here', () => {
    expect(rest).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    if (name !== 'prepare') expect(rest).toMatchObject({ cap_add: [], user: expect.not.stringMatching(/^(0|root)\b/) });
    expect(JSON.stringify(rest)).not.toMatch(/docker\.sock|privileged":true|network_mode|"pid"/);
  });

  it('waits only for what is there', () => {
    for (const [needed, { condition }] of Object.entries(rest.depends_on))
      expect(condition).toBe(
        stack.services[needed]?.restart === 'no' ? 'service_completed_successfully' : 'service_healthy',
      );
  });
});

test('every service that stays says whether it is well', () => {
  expect(running.filter(([, { healthcheck }]) => !healthcheck).map(([name]) => name)).toEqual([]);
});

test('`up --wait` knows every one-shot as one: somebody waits for its end', () => {
  const awaited = services.flatMap(([, { depends_on }]) => Object.keys(depends_on));
  for (const [name] of once) expect(awaited).toContain(name);
});

test('every volume is laid out, and belongs to the user who works with it', () => {
  const { volumes: prepared } = stack.services.prepare ?? { volumes: [] };
  const ownerOf = (volume: string) => {
    const [, kind, part] =
      /:\/(config|data)\/([\w-]+)$/.exec(prepared.find((v) => v.startsWith(`${volume}:`)) ?? '') ?? [];
    return (kind === 'config' ? configOwners : dataOwners)[part ?? ''];
  };
  for (const [name, { user, volumes }] of services.filter(([name]) => name !== 'prepare'))
    for (const volume of volumes) {
      const owner = ownerOf(volume.split(':')[0] ?? '');
      // Prometheus reads what the front writes, which holds no secret; PostgreSQL's user has no number that is known.
      if ((name === 'prometheus' && volume.startsWith('targets:')) || name === 'postgres') continue;
      expect({ name, volume, user }).toEqual({ name, volume, user: `${owner?.uid}:${owner?.gid}` });
    }
});

test('there is a template folder for each service that is configured, and for no other', async () => {
  expect((await readdir(TEMPLATES)).sort()).toEqual(Object.keys(configOwners).sort());
});

test("Meadow's own images have its version", () => {
  expect(text).toContain(`\${MEADOW_IMAGE:-meadow:${program.version}}`);
  expect(text).toContain(`\${AIRFLOW_IMAGE:-meadow-airflow:${program.version}}`);
});

function noCompose(): boolean {
  try {
    execFileSync('docker', ['compose', 'version'], { stdio: 'ignore' });
    return false;
  } catch {
    return true;
  }
}

describe.skipIf(noCompose())('docker compose (needs its command)', () => {
  const config = async (env: Record<string, string> = {}) => {
    const { stdout } = await promisify(execFile)('docker', ['compose', '-f', FILE, 'config', '--format', 'json'], {
      env: { ...process.env, ...env },
    });
    return z
      .looseObject({ services: z.record(z.string(), z.looseObject({ image: z.string() })) })
      .parse(JSON.parse(stdout));
  };

  it('reads the file, and knows the same services', async () => {
    expect(Object.keys((await config({ COMPOSE_PROFILES: 'scale' })).services).sort()).toEqual(
      services.map(([name]) => name).sort(),
    );
  });

  it('takes another image, also one by digest', async () => {
    const digest = `registry.example/postgres@sha256:${'0'.repeat(64)}`;
    expect((await config({ POSTGRES_IMAGE: digest })).services.postgres?.image).toBe(digest);
  });
});
