import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { macProxy, pemCertificates, windowsProxy, withoutSignIn, withSignIn } from './network-choice.ts';

describe('the proxy of a system', () => {
  it('is read from what macOS prints', () => {
    const text = `<dictionary> {
  ExceptionsList : <array> {
    0 : *.local
    1 : 169.254/16
  }
  HTTPEnable : 1
  HTTPPort : 3128
  HTTPProxy : plain.example
  HTTPSEnable : 1
  HTTPSPort : 8443
  HTTPSProxy : proxy.example
  ProxyAutoConfigEnable : 0
}`;
    expect(macProxy(text)).toEqual({ proxy: 'http://proxy.example:8443', except: '*.local,169.254/16' });
    expect(macProxy(text.replace('HTTPSEnable : 1', 'HTTPSEnable : 0')).proxy).toBe('http://plain.example:3128');
    expect(macProxy('<dictionary> {\n}')).toEqual({});
    const script = '  ProxyAutoConfigEnable : 1\n  ProxyAutoConfigURLString : http://wpad/wpad.dat\n';
    expect(macProxy(script)).toEqual({ script: 'http://wpad/wpad.dat' });
  });

  it('is read from what Windows prints', () => {
    const text = (server: string, on = '0x1') => `
HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings
    ProxyEnable    REG_DWORD    ${on}
    ProxyServer    REG_SZ    ${server}
    ProxyOverride    REG_SZ    *.corp.example;<local>
`;
    expect(windowsProxy(text('proxy.example:8080'))).toEqual({
      proxy: 'http://proxy.example:8080',
      except: '*.corp.example',
    });
    expect(windowsProxy(text('http=a:80;https=b:443')).proxy).toBe('http://b:443');
    expect(windowsProxy(text('proxy.example:8080', '0x0'))).not.toHaveProperty('proxy');
    expect(windowsProxy('')).toEqual({});
  });
});

describe('the sign-in of a proxy', () => {
  it('is in its address, and out of it again, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (user, password) => {
        const url = new URL(withSignIn('http://proxy.example:3128', user, password));
        expect([decodeURIComponent(url.username), decodeURIComponent(url.password)]).toEqual([user, password]);
        expect(withoutSignIn(url.href)).toBe('http://proxy.example:3128');
      }),
    );
  });

  it('is none without a user', () => {
    expect(withSignIn('http://proxy.example', '', 'x')).toBe('http://proxy.example');
    expect(withSignIn('', 'me', 'x')).toBe('');
  });
});

it('certificates of a file are told one by one', () => {
  const one = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
  expect(pemCertificates(`subject=x\n${one}\nsubject=y\n${one}\n`)).toEqual([one, one]);
  expect(pemCertificates('nothing')).toEqual([]);
});
