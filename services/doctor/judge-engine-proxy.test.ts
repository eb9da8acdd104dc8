import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { judgeEngineProxy, type SeenEngineProxy } from './judge-engine-proxy.ts';

const PROXY = 'http://proxy.example:3128';
const docker = (proxy: SeenEngineProxy['proxy'] = {}, name = 'Docker'): SeenEngineProxy => ({
  name,
  onThisLinux: true,
  proxy,
});
const howOf = (engine: SeenEngineProxy | undefined, network: Parameters<typeof judgeEngineProxy>[1]) => {
  const judged = judgeEngineProxy(engine, network);
  return judged && [judged.state, judged.details.how];
};

describe("the engine's own proxy", () => {
  it('is nothing to tell of where neither has one, or no engine answers', () => {
    expect(howOf(docker(), {})).toBeUndefined();
    expect(howOf(undefined, { proxy: PROXY })).toBeUndefined();
    expect(howOf(docker({ https: 'http.docker.internal:3128' }, 'Docker Desktop'), {})).toBeUndefined();
  });

  it('is the same however it is written, and whoever signs in', () => {
    for (const https of [PROXY, `${PROXY}/`, 'proxy.example:3128', 'http://xxxxx:xxxxx@proxy.example:3128'])
      expect(howOf(docker({ https }), { proxy: PROXY }), https).toEqual(['ok', 'same']);
    expect(howOf(docker({ https: 'http://proxy.example' }), { proxy: 'http://proxy.example:80' })).toEqual([
      'ok',
      'same',
    ]);
  });

  it('is missed where Meadow goes by one: also where it is for http alone', () => {
    expect(howOf(docker(), { proxy: PROXY })).toEqual(['warning', 'none']);
    expect(howOf(docker({ http: PROXY }), { proxy: PROXY })).toEqual(['warning', 'none']);
    expect(howOf(docker({ https: 'http://other.example:3128' }), { proxy: PROXY })).toEqual(['warning', 'other']);
    expect(howOf(docker({ https: PROXY }), {})).toEqual(['ok', 'engine-only']);
    expect(howOf(docker({ http: PROXY }), {})).toEqual(['ok', 'http-only']);
  });

  it('is asked for what Meadow asks directly, unless its own list says so too', () => {
    const seen = (except: string, own: string) =>
      judgeEngineProxy(docker({ https: PROXY, except: own }), { proxy: PROXY, except })?.details;
    expect(seen('localhost,.example.org hub.example.com', '*.example.org')).toMatchObject({
      how: 'same-except',
      names: 'hub.example.com',
    });
    expect(seen('registry.example.org,127.0.0.1', 'example.org')).toMatchObject({ how: 'same' });
    expect(seen('registry.example.org', '*')).toMatchObject({ how: 'same' });
  });

  it('is named in Docker Desktop where that is the engine, which tells of its own settings nothing', () => {
    const desktop = (proxy: SeenEngineProxy['proxy']) => ({ ...docker(proxy, 'Docker Desktop'), onThisLinux: false });
    expect(howOf(desktop({ https: 'http.docker.internal:3128' }), { proxy: PROXY })).toEqual(['ok', 'desktop']);
    const judged = judgeEngineProxy(desktop({}), { proxy: PROXY });
    expect(judged).toMatchObject({ state: 'warning', hint: expect.stringContaining('Resources, Proxies') });
    expect(judged?.details.command).toBeUndefined();
    expect(judged?.details.page).toMatch(/^https:\/\/docs\.docker\.com\/desktop\//);
  });

  it.skipIf(process.platform === 'win32')('is written for systemd, word for word (not on Windows)', () => {
    const proxy = `http://proxy.example:3128/it's"100%`;
    const command = judgeEngineProxy(docker(), { proxy, except: '.example.org' })?.details.command;
    const [, write = ''] = String(command).split(' && ');
    expect(write).toMatch(/ \| sudo tee \/etc\/systemd\/system\/docker\.service\.d\/http-proxy\.conf$/);
    const [print = ''] = write.split(' | ');
    expect(execFileSync('sh', ['-c', print], { encoding: 'utf8' }).trimEnd().split('\n')).toEqual([
      '[Service]',
      `Environment="HTTP_PROXY=http://proxy.example:3128/it's\\"100%%"`,
      `Environment="HTTPS_PROXY=http://proxy.example:3128/it's\\"100%%"`,
      'Environment="NO_PROXY=localhost,127.0.0.1,example.org"',
    ]);
    expect(judgeEngineProxy(docker({}, 'Docker, rootless'), { proxy })?.details.command).not.toContain('sudo');
    expect(judgeEngineProxy(docker({}, 'Podman'), { proxy })?.details.command).toBeUndefined();
  });
});
