import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificate, ProxyConfig } from 'electron';
import { afterAll, describe, expect, it } from 'vitest';
import { createUpdateNetwork, type SessionPart } from '../../main/updates/update-network.ts';
import { isVouchedFor } from '../../main/updates/vouched-for.ts';
import { createAuthority } from '../integration/downloads/authority.ts';

const folder = mkdtempSync(join(tmpdir(), 'meadow-update-network-'));
afterAll(() => rmSync(folder, { recursive: true }));
const company = createAuthority(folder, 'company');
const stranger = createAuthority(folder, 'stranger');
const { cert } = company.sign(['github.com']);

describe('an authority that a person named', () => {
  const server = { hostname: 'github.com', shown: [cert] };

  it('vouches for what it signed, whether the server shows it or not', () => {
    expect(isVouchedFor(server, [company.certificate])).toBe(true);
    expect(isVouchedFor(server, [stranger.certificate, company.certificate])).toBe(true);
    expect(isVouchedFor({ ...server, shown: [cert, company.certificate] }, [company.certificate])).toBe(true);
  });

  it('vouches for nothing else', () => {
    expect(isVouchedFor(server, [stranger.certificate])).toBe(false);
    expect(isVouchedFor(server, [])).toBe(false);
    expect(isVouchedFor({ ...server, hostname: 'example.org' }, [company.certificate])).toBe(false);
    expect(isVouchedFor({ ...server, shown: [] }, [company.certificate])).toBe(false);
    // It is not enough that a trusted certificate lies beside.
    const foreign = stranger.sign(['github.com']).cert;
    expect(isVouchedFor({ ...server, shown: [foreign, company.certificate] }, [company.certificate])).toBe(false);
    expect(isVouchedFor({ ...server, shown: [foreign, cert] }, [company.certificate])).toBe(false);
  });

  it('vouches for nobody by a certificate that is no authority, is over, or is not to be read', () => {
    expect(isVouchedFor(server, [cert])).toBe(false);
    const later = new Date(Date.now() + 3 * 86_400_000);
    expect(isVouchedFor(server, [company.certificate], later)).toBe(false);
    expect(isVouchedFor(server, [company.certificate], new Date(0))).toBe(false);
    expect(isVouchedFor(server, ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])).toBe(false);
    expect(isVouchedFor({ ...server, shown: ['nothing'] }, [company.certificate])).toBe(false);
  });
});

describe("the updater's session", () => {
  type Verify = Exclude<Parameters<SessionPart['setCertificateVerifyProc']>[0], null>;
  const open = () => {
    const set: { proxy?: ProxyConfig; verify?: Verify | null } = {};
    const session: SessionPart = {
      async setProxy(config) {
        set.proxy = config;
      },
      setCertificateVerifyProc(verify) {
        set.verify = verify;
      },
    };
    return { set, network: createUpdateNetwork(() => session, {}) };
  };
  const answerOf = (verify: Verify | null | undefined, errorCode: number, data = cert) => {
    let told: number | undefined;
    const certificate = { data } as Certificate;
    const request = { hostname: 'github.com', certificate, errorCode } as Parameters<Verify>[0];
    verify?.(request, (answer) => {
      told = answer;
    });
    return told;
  };

  it("trusts a company's certificate where Chromium knows nobody who vouches for it, and overrules nothing else", async () => {
    const { set, network } = open();
    await network.set({ except: '', certificates: [company.certificate] });
    expect(set.proxy).toEqual({ mode: 'system' });
    expect(answerOf(set.verify, -202)).toBe(0);
    expect(answerOf(set.verify, -202, stranger.sign(['github.com']).cert)).toBe(-3);
    // Its name, its time, a certificate that was called back.
    for (const other of [0, -200, -201, -206]) expect(answerOf(set.verify, other)).toBe(-3);
    await network.set({ except: '', certificates: [] });
    expect(set.verify).toBeNull();
  });

  it('signs in at the proxy alone, and not for ever', async () => {
    const { set, network } = open();
    await network.set({ proxy: 'http://me:pass%20word@proxy.example:3128', except: '', certificates: [] });
    expect(set.proxy?.proxyRules).toBe('http://proxy.example:3128');
    const told: string[][] = [];
    const answer = (...words: string[]) => void told.push(words);
    network.signIn({ isProxy: true, host: 'proxy.example' }, answer);
    network.signIn({ isProxy: false, host: 'proxy.example' }, answer);
    network.signIn({ isProxy: true, host: 'other.example' }, answer);
    expect(told).toEqual([
      ['me', 'pass word'],
      ['', ''],
      ['', ''],
    ]);
    for (let asked = 0; asked < 10; asked++) network.signIn({ isProxy: true, host: 'proxy.example' }, answer);
    expect(told.filter(([user]) => user === 'me')).toHaveLength(3);
  });
});
