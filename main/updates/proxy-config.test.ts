import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proxyConfig, proxySignIn } from './proxy-config.ts';

const own = (proxy: string | undefined, except = '') => ({ ...(proxy !== undefined && { proxy }), except });

describe('a choice of a proxy, as Chromium takes it', () => {
  it('is the system where nobody chose, and what the environment says before that', () => {
    expect(proxyConfig(own(undefined), {})).toEqual({ mode: 'system' });
    const env = { HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: '.corp.example, 10.0.0.0/8,build' };
    expect(proxyConfig(own(undefined), env)).toEqual({
      mode: 'fixed_servers',
      proxyRules: 'http://proxy.example:3128',
      proxyBypassRules: 'corp.example,*.corp.example,10.0.0.0/8,build,*.build',
    });
  });

  it('is direct where a person wants none, or all are asked directly, whatever the environment says', () => {
    const env = { HTTPS_PROXY: 'http://proxy.example:3128' };
    expect(proxyConfig(own(''), env)).toEqual({ mode: 'direct' });
    expect(proxyConfig(own('http://proxy.example', '*'), env)).toEqual({ mode: 'direct' });
    expect(proxyConfig(own('socks5://proxy.example'), {})).toEqual({ mode: 'direct' });
  });

  it('never has user and password in it, which are given when the proxy asks', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (user, password) => {
        const url = new URL('http://proxy.example:3128');
        url.username = encodeURIComponent(user);
        url.password = encodeURIComponent(password);
        const choice = own(url.href);
        expect(proxyConfig(choice, {}).proxyRules).toBe('http://proxy.example:3128');
        expect(proxySignIn(choice, {})).toEqual({ host: 'proxy.example', user, password });
      }),
    );
    expect(proxySignIn(own('http://proxy.example'), {})).toBeUndefined();
    expect(proxySignIn(own(''), {})).toBeUndefined();
  });

  it('is always one of three, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (proxy, except) => {
        const { mode, proxyRules = '' } = proxyConfig(own(proxy, except), {});
        expect(['direct', 'fixed_servers']).toContain(mode);
        expect(proxyRules).not.toMatch(/[,;@\s]/);
      }),
    );
  });
});
