import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createNetworkAccess } from '../../services/adapters/web/network-access.ts';
import { withSignIn } from '../../services/domain/network/network-choice.ts';
import { publicList } from '../../services/domain/public-list.ts';
import { createNetwork } from '../../services/network/network.ts';
import { keepPassword } from '../../services/network/proxy-password.ts';
import { createAuthority } from './downloads/authority.ts';
import { startPhotoHost } from './downloads/photo-host.ts';
import { startProxy } from './downloads/proxy.ts';
import { withCore } from './keeping/with-core.ts';

const folder = mkdtempSync(join(tmpdir(), 'meadow-proxy-'));
const company = createAuthority(folder, 'company');
const pem = join(folder, 'company.pem');
writeFileSync(pem, company.certificate);
const URL_ = 'https://photos.example/photo.jpg';

const access = createNetworkAccess({
  patience: 2000,
  // This computer knows no name but one of its own network.
  async resolve(name) {
    if (name === 'inside.example') return [{ address: '10.0.0.7', family: 4 }];
    throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND', hostname: name });
  },
});
const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'no_proxy', 'NO_PROXY'];
const before = names.map((name) => [name, process.env[name]] as const);

let host: Awaited<ReturnType<typeof startPhotoHost>>;
let proxy: Awaited<ReturnType<typeof startProxy>>;
let certificates: string[];

beforeAll(async () => {
  host = await startPhotoHost(company.sign(['photos.example', 'raw.githubusercontent.com']), Buffer.alloc(1000, 'a'), [
    publicList('dandelion-or-grass')[0]!.url,
  ]);
  certificates = (await access.certificates(pem)).texts;
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  for (const name of names) delete process.env[name];
  proxy = await startProxy(host.port);
});
afterEach(async () => {
  await proxy.close();
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

const get = (choice: Parameters<typeof access.try>[0], url = URL_) =>
  access.try(choice, url, AbortSignal.timeout(8000));
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    ({ code, message }) => ({ code, message }),
  );

describe('a proxy', () => {
  it('is asked for a tunnel to a name that this computer does not know', async () => {
    expect(await get({ proxy: proxy.address, certificates })).toEqual({ bytes: 1000 });
    expect(proxy.asked).toEqual(['photos.example:443']);
  });

  it('is taken from the environment where nothing else is chosen, and not for the names in NO_PROXY', async () => {
    process.env.HTTPS_PROXY = proxy.address;
    expect(await get({ certificates })).toEqual({ bytes: 1000 });
    expect(await access.environment()).toEqual({ names: ['HTTPS_PROXY'], proxy: proxy.address });
    process.env.NO_PROXY = 'other.example,.example';
    expect(await failure(get({ certificates }))).toMatchObject({ code: 'download-failed' });
    expect(proxy.asked).toHaveLength(1);
  });

  it('is not asked where none is wanted, whatever the environment says', async () => {
    process.env.HTTPS_PROXY = proxy.address;
    expect(await failure(get({ proxy: '', certificates }))).toMatchObject({
      code: 'download-failed',
      message: expect.stringContaining('nobody knows a server of that name'),
    });
    expect(proxy.asked).toEqual([]);
  });

  it('gets user and password, and says what it wants where they are wrong', async () => {
    const strict = await startProxy(host.port, { user: 'me@corp', password: 'p:w/d' });
    try {
      const right = withSignIn(strict.address, 'me@corp', 'p:w/d');
      expect(await get({ proxy: right, certificates })).toEqual({ bytes: 1000 });
      for (const address of [strict.address, withSignIn(strict.address, 'me@corp', 'wrong')]) {
        const said = await failure(get({ proxy: address, certificates }));
        expect(said).toMatchObject({ code: 'proxy-sign-in' });
        expect(JSON.stringify(said)).not.toContain('corp');
      }
    } finally {
      await strict.close();
    }
  });

  it('that is away, or lets nobody through, is told from a server that is', async () => {
    const refusing = await startProxy(host.port, { refuses: true });
    expect(await failure(get({ proxy: refusing.address, certificates }))).toMatchObject({ code: 'proxy-refused' });
    await refusing.close();
    expect(await failure(get({ proxy: refusing.address, certificates }))).toMatchObject({ code: 'proxy-down' });
    expect(await failure(get({ proxy: 'http://nowhere.invalid:3128', certificates }))).toMatchObject({
      code: 'proxy-down',
    });
  });

  it('is asked for no name that this computer knows as one of a private network', async () => {
    const said = await failure(get({ proxy: proxy.address, certificates }, 'https://inside.example/photo.jpg'));
    expect(said).toMatchObject({ code: 'address-refused' });
    expect(proxy.asked).toEqual([]);
  });
});

describe("a company's certificate", () => {
  it('is trusted where its file is named, and only there', async () => {
    expect(await failure(get({ proxy: proxy.address, certificates: [] }))).toMatchObject({
      code: 'certificate-unknown',
    });
    expect(await get({ proxy: proxy.address, certificates })).toEqual({ bytes: 1000 });
    expect((await access.certificates(pem)).seen).toMatchObject([{ subject: 'CN=company' }]);
  });

  it('that cannot be read is said in words', async () => {
    expect(await failure(access.certificates(join(folder, 'none.pem')))).toMatchObject({
      code: 'certificates-unreadable',
    });
    const text = join(folder, 'text.pem');
    writeFileSync(text, 'hello');
    expect(await failure(access.certificates(text))).toMatchObject({ message: expect.stringContaining('PEM') });
  });
});

describe('the settings of the network', () => {
  it('are tried as they would be, and hold for downloads at once', { timeout: 60_000 }, async () => {
    await withCore(join(folder, 'home'), async ({ network, settings }) => {
      expect(await network.state()).toMatchObject({ by: 'nobody', password: false });
      const wanted = { proxy: 'own', address: proxy.address, certificates: pem } as const;
      expect(await network.try(wanted)).toMatchObject({ bytes: 1000 });
      expect(proxy.asked).toEqual(['raw.githubusercontent.com:443']);
      await settings.change({ network: wanted });
      expect(await network.state()).toMatchObject({
        by: 'settings',
        proxy: proxy.address,
        certificates: [{ subject: 'CN=company' }],
      });
      await expect(settings.change({ network: { address: 'http://me:secret@proxy.example' } })).rejects.toThrow();
      await expect(settings.change({ network: { address: 'no address' } })).rejects.toThrow();
    });
  });

  it('keep a password that only this installation can read', async () => {
    const kept = new Map<string, unknown>();
    const records = {
      get: async (name: string) => kept.get(name),
      put: async (name: string, value: unknown) => void kept.set(name, value),
    };
    const parts = { records, secrets: { get: async () => 'one installation' } };
    await keepPassword(parts, 'p:w/d');
    expect(JSON.stringify([...kept])).not.toContain('p:w/d');
    const settings = {
      get: async () => ({ network: { proxy: 'none', address: '', except: '', user: '', certificates: '' } as const }),
    };
    const stateIn = async (secret: string) =>
      createNetwork({ ...parts, secrets: { get: async () => secret }, settings, access }).state();
    expect((await stateIn('one installation')).password).toBe(true);
    expect((await stateIn('another')).password).toBe(false);
    await keepPassword(parts, '');
    expect((await stateIn('one installation')).password).toBe(false);
  });
});
