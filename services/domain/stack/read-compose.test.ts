// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Compose writes its variables so.
import { describe, expect, it } from 'vitest';
import { Fault } from '../fault.ts';
import { readCompose } from './read-compose.ts';

const SOUND = `name: mdw
x-base: &base
  restart: unless-stopped
  logging: {driver: json-file, options: {max-size: 10m, max-file: "3"}}
  cap_drop: [ALL]
  security_opt: [no-new-privileges:true]
services:
  db:
    <<: *base
    image: \${DB_IMAGE:-postgres:16}
    environment: {POSTGRES_PASSWORD: x, A: "1"}
    cap_add: [SETUID, SETGID, CHOWN, DAC_OVERRIDE, FOWNER]
    volumes: ["data:/var/lib/postgresql/data", "conf:/conf:ro"]
    ports: ["127.0.0.1:\${DB_PORT:-15999}:5432"]
    healthcheck: {test: ["CMD-SHELL", "pg_isready -U postgres"], interval: 1s, timeout: 3s, retries: 30, start_period: 5s}
    mem_limit: 256m
    shm_size: 128m
    stop_grace_period: 5s
    stop_signal: SIGINT
    tmpfs: [/tmp]
  prep:
    image: debian:bookworm-slim
    entrypoint: ["/bin/sh", "-c"]
    command: ["echo hi > /conf/x; echo $$HOME"]
    volumes: ["conf:/conf"]
    user: "0:0"
    init: true
  api:
    image: debian:bookworm-slim
    command: sh -c 'sleep 1000'
    deploy: {replicas: "\${REPLICAS:-2}"}
    read_only: true
    depends_on:
      db: {condition: service_healthy}
      prep: {condition: service_completed_successfully}
    labels: {meadow.role: api}
volumes:
  data:
  conf:
`;

const read = (text: string, variables: Record<string, string> = {}) =>
  readCompose({ file: 'compose.yaml', text, variables });

/** What is said of a text that cannot be read. */
const refusal = (text: string): Fault => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('It was read.');
};

describe('the Compose file', () => {
  it('is read with its anchors, merges and variables', () => {
    const { project, services, volumes } = read(SOUND, { DB_PORT: '16000' });
    const [db, prep, api] = services;
    expect([project, volumes]).toEqual(['mdw', ['data', 'conf']]);
    expect(db).toMatchObject({
      image: 'postgres:16',
      restart: 'unless-stopped',
      ports: [{ host: '127.0.0.1', published: 16_000, container: 5432, protocol: 'tcp' }],
      volumes: [
        { volume: 'data', readOnly: false },
        { volume: 'conf', readOnly: true },
      ],
      memory: 256 * 2 ** 20,
      stopGrace: 5e9,
      oneShot: false,
    });
    expect(prep).toMatchObject({ command: ['echo hi > /conf/x; echo $HOME'], oneShot: true });
    expect(api).toMatchObject({ command: ['sh', '-c', 'sleep 1000'], replicas: 2 });
  });

  it('gives the fingerprints that Compose 2.40.3 printed for the same file', () => {
    expect(Object.fromEntries(read(SOUND).services.map(({ name, hash }) => [name, hash]))).toEqual({
      api: '6f542ebbb8dcbcecd81a8b5a45ac47c1f9d8f6113da2d93e61e2b2cc2b059e15',
      db: '89bef7987c62731b9aa4e5532c9599c07d59a60ce5ead95a895bc3fb2a2eedf8',
      prep: '2aaf35f943a4e7a2c691ecf27615a85a487cc871e4f8d0f87d3ad3bf4b84a555',
    });
  });

  it('tells which variables it has, what they are for, and what is usual', () => {
    expect(read(SOUND).variables).toEqual([
      { name: 'DB_IMAGE', kind: 'image', services: ['db'], usual: 'postgres:16' },
      { name: 'DB_PORT', kind: 'port', services: ['db'], usual: '15999' },
      { name: 'REPLICAS', kind: 'replicas', services: ['api'], usual: '2' },
    ]);
  });

  it('has no container of a service whose profiles were not chosen', () => {
    const text = 'services: { a: { image: a }, b: { image: b, profiles: [more, all], deploy: { replicas: 2 } } }';
    const replicas = (chosen?: string) =>
      readCompose({ file: 'x', text, variables: { COMPOSE_PROFILES: chosen } }).services.map((rule) => rule.replicas);
    expect(replicas()).toEqual([1, 0]);
    expect(replicas('')).toEqual([1, 0]);
    expect(replicas('other')).toEqual([1, 0]);
    expect(replicas('other, more')).toEqual([1, 2]);
  });

  it('knows a port by its place, wherever else it is said', () => {
    const said = SOUND.replace('A: "1"', 'ORIGIN: "http://127.0.0.1:${DB_PORT:-15999}"');
    expect(said).not.toBe(SOUND);
    expect(read(said).variables).toContainEqual({ name: 'DB_PORT', kind: 'port', services: ['db'], usual: '15999' });
  });

  const line = (words: string) => SOUND.split('\n').findIndex((each) => each.includes(words)) + 1;
  it.each([
    ['an unknown key', 'mem_limit: 256m', 'mem_limt: 256m', 'services.db.mem_limt'],
    ['a wrong amount', 'mem_limit: 256m', 'mem_limit: lots', 'services.db.mem_limit'],
    ['a wrong port', ':5432"]', ':99999"]', 'services.db.ports.0'],
    ['a port for the whole network', '"127.0.0.1:$', '"$', 'services.db.ports.0'],
    ['a folder of this computer', '"conf:/conf:ro"', '"/etc:/conf:ro"', 'services.db.volumes.1'],
    ['a volume that is not named', '"conf:/conf:ro"', '"other:/conf:ro"', 'services.db.volumes.1'],
    [
      'a need that is not there',
      'db: {condition: service_healthy}',
      'dB: {condition: service_healthy}',
      'services.api.depends_on.dB',
    ],
    ['a wrong condition', 'service_healthy}', 'service_happy}', 'services.api.depends_on.db.condition'],
    ['a switch that is none', 'read_only: true', 'read_only: perhaps', 'services.api.read_only'],
    [
      'a restart with what it needs',
      'service_healthy}',
      'service_healthy, restart: true}',
      'services.api.depends_on.db.restart',
    ],
    ['an image to be fetched each time', 'read_only: true', 'pull_policy: always', 'services.api.pull_policy'],
    ['a merged value', 'cap_drop: [ALL]', 'cap_drop: ALL', 'services.db.cap_drop'],
    ['a brace left open', '${DB_PORT:-15999}', '${DB_PORT:-15999', 'services.db.ports.0'],
    ['an unknown part', 'x-base: &base', 'base: &base', 'base'],
    ['an unknown key within', 'max-file: "3"}}', 'max-file: "3"}, more: 1}', 'services.db.logging.more'],
  ])('says the line and the key of %s', (_what, sound, wrong, key) => {
    const fault = refusal(SOUND.replace(sound, () => wrong));
    expect(fault).toMatchObject({ code: 'compose-refused', details: { key, line: line(sound) } });
    expect(fault.message).toContain(`line ${line(sound)}`);
  });

  it('says the line of broken YAML, of a circle, and of no services at all', () => {
    expect(refusal('services:\n  a: [\n').details).toMatchObject({ line: expect.any(Number) });
    const circle = SOUND.replace('user: "0:0"', 'depends_on: [api]');
    expect(refusal(circle).message).toContain('wait for each other');
    expect(refusal('name: x\n').details).toMatchObject({ line: 1, key: 'services' });
    expect(refusal('').code).toBe('compose-refused');
  });
});
