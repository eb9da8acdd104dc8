import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enginePlaces, type Surroundings } from './engine-places.ts';
import { createDockerEngines } from './engines.ts';

describe('where an engine is looked for', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'meadow-contexts-'));
  });
  afterEach(() => rm(home, { recursive: true }));

  const around = (part: Partial<Surroundings> = {}): Surroundings => ({
    platform: 'linux',
    env: {},
    home,
    uid: 1000,
    ...part,
  });
  const addContext = async (name: string, host: string) => {
    const folder = join(home, '.docker/contexts/meta', createHash('sha256').update(name).digest('hex'));
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'meta.json'), JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }));
  };
  const use = async (name: string) => {
    await mkdir(join(home, '.docker'), { recursive: true });
    await writeFile(join(home, '.docker/config.json'), JSON.stringify({ currentContext: name }));
  };

  it('where nothing was chosen: the usual socket first, then those of others', async () => {
    const { chosen, usual } = await enginePlaces(around());
    expect(chosen).toBeUndefined();
    expect(usual[0]).toEqual({ context: 'default', address: 'unix:///var/run/docker.sock' });
    expect(usual.map(({ address }) => address)).toEqual(
      expect.arrayContaining([
        'unix:///run/user/1000/docker.sock',
        'unix:///run/user/1000/podman/podman.sock',
        `unix://${home}/.colima/default/docker.sock`,
        `unix://${home}/.rd/docker.sock`,
        `unix://${home}/.docker/desktop/docker.sock`,
      ]),
    );
  });

  it('first of all where DOCKER_HOST says', async () => {
    await addContext('colima', 'unix:///colima.sock');
    await use('colima');
    const asked = async (host: string) => (await enginePlaces(around({ env: { DOCKER_HOST: host } }))).chosen;
    expect(await asked('unix:///x.sock')).toMatchObject({ context: 'DOCKER_HOST', address: 'unix:///x.sock' });
    expect(await asked('127.0.0.1:2375')).toMatchObject({ address: 'tcp://127.0.0.1:2375' });
  });

  it('in the context that is chosen, by the command or for the moment', async () => {
    await addContext('colima', 'unix:///colima.sock');
    await addContext('far', 'tcp://10.0.0.5:2376');
    await use('colima');
    expect((await enginePlaces(around())).chosen).toEqual({ context: 'colima', address: 'unix:///colima.sock' });
    const far = (await enginePlaces(around({ env: { DOCKER_CONTEXT: 'far' } }))).chosen;
    expect(far).toMatchObject({
      context: 'far',
      address: 'tcp://10.0.0.5:2376',
      certificates: expect.stringContaining('tls'),
    });
    await use('default');
    const { chosen, usual } = await enginePlaces(around());
    expect(chosen).toBeUndefined();
    expect(usual).toContainEqual({ context: 'colima', address: 'unix:///colima.sock' });
  });

  it('nowhere where a context is chosen that is none', async () => {
    expect((await enginePlaces(around({ env: { DOCKER_CONTEXT: 'colina' } }))).unknown).toBe('colina');
    const engines = createDockerEngines(around({ env: { DOCKER_CONTEXT: 'colina' } }));
    await expect(engines.find()).rejects.toMatchObject({ code: 'engine-missing', details: { context: 'colina' } });
    await use('default');
    expect((await enginePlaces(around())).unknown).toBeUndefined();
    await addContext('colima', 'unix:///colima.sock');
    await use('colima');
    expect((await enginePlaces(around({ env: { DOCKER_CONTEXT: 'default' } }))).chosen).toBeUndefined();
  });

  it('in spite of files that are no contexts', async () => {
    await mkdir(join(home, '.docker/contexts/meta/x'), { recursive: true });
    await writeFile(join(home, '.docker/contexts/meta/x/meta.json'), '{"Name": 5');
    await writeFile(join(home, '.docker/config.json'), 'not json');
    expect((await enginePlaces(around())).chosen).toBeUndefined();
  });

  it('on Windows and macOS as well', async () => {
    const windows = await enginePlaces(around({ platform: 'win32' }));
    expect(windows.usual[0]?.address).toBe('npipe:////./pipe/docker_engine');
    const mac = await enginePlaces(around({ platform: 'darwin' }));
    expect(mac.usual[0]?.address).toBe(`unix://${home}/.docker/run/docker.sock`);
  });
});
