import fc from 'fast-check';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../../contract/shapes/release.ts';
import { isFor, offerOf } from './offer.ts';
import { plainNotes } from './plain-notes.ts';
import { type KeptCopy, planBack, tooMany } from './plan-back.ts';
import { readSums } from './read-sums.ts';
import { isNewer, newestFirst } from './versions.ts';
import { whenToLook } from './when-to-look.ts';

const number = fc.nat({ max: 30 });
const trial = fc.option(fc.constantFrom('alpha', 'beta.1', 'beta.11', 'rc.2'), { nil: undefined });
const version = fc
  .tuple(number, number, number, trial)
  .map(([major, minor, patch, of]) => `${major}.${minor}.${patch}${of ? `-${of}` : ''}`);

const LINUX = { platform: 'linux', arch: 'x64' };
const released = (one: string, names = [`Meadow-${one}-linux-x86_64.AppImage`]): Release => ({
  version: one,
  notes: '',
  files: names.map((name) => ({ name, url: `https://example.org/${name}`, bytes: 1 })),
});

describe('the order of versions', () => {
  it('is by numbers, and a version for trying out comes before its own', () => {
    expect(isNewer('1.10.0', '1.9.9')).toBe(true);
    expect(isNewer('1.0.0', '1.0.0-rc.1')).toBe(true);
    expect(isNewer('1.0.0-beta.11', '1.0.0-beta.2')).toBe(true);
    expect(isNewer('1.0.0', '1.0.0')).toBe(false);
    expect(isNewer('latest', '1.0.0')).toBe(false);
    expect(isNewer('2.0.0', '')).toBe(false);
  });

  it('is one order for all', () => {
    fc.assert(
      fc.property(fc.array(version), (versions) => {
        const sorted = newestFirst(versions.map((one) => ({ version: one }))).map((one) => one.version);
        expect(sorted).toHaveLength(versions.length);
        for (const [at, one] of sorted.slice(1).entries()) expect(isNewer(one, sorted[at]!)).toBe(false);
      }),
    );
  });
});

describe('what is offered', () => {
  it('is never the own version or an older one, nor one for trying out to who runs none', () => {
    fc.assert(
      fc.property(version, fc.array(version), (own, versions) => {
        const offer = offerOf(
          versions.map((one) => released(one)),
          own,
          LINUX,
        );
        const better = versions.filter((one) => semver.gt(one, own) && (own.includes('-') || !one.includes('-')));
        expect(offer !== undefined).toBe(better.length > 0);
        if (offer) for (const one of better) expect(semver.gte(offer.version, one)).toBe(true);
      }),
    );
  });

  it('is the newest that this computer can run, with its files alone', () => {
    const names = [
      'Meadow-1.1.0-linux-amd64.deb',
      'Meadow-1.1.0-linux-arm64.deb',
      'Meadow-1.1.0-mac-x64.dmg',
      'SHA256SUMS',
    ];
    const releases = [released('1.2.0', ['Meadow-1.2.0-win-x64-setup.exe']), released('1.1.0', names)];
    expect(offerOf(releases, '1.0.0', LINUX)).toMatchObject({ version: '1.1.0', files: [{ name: names[0] }] });
    expect(offerOf(releases, '1.0.0', { platform: 'win32', arch: 'x64' })?.version).toBe('1.2.0');
    expect(offerOf(releases, '1.0.0', { platform: 'freebsd', arch: 'x64' })).toBeUndefined();
  });

  it.each([
    ['Meadow-1.0.0-linux-x86_64.AppImage', 'linux', 'x64'],
    ['Meadow-1.0.0-linux-aarch64.rpm', 'linux', 'arm64'],
    ['Meadow-1.0.0-mac-arm64.dmg', 'darwin', 'arm64'],
    ['Meadow-1.0.0-win-x64-portable.exe', 'win32', 'x64'],
  ])('%s is for %s on %s', (name, platform, arch) => {
    expect(isFor(name, { platform, arch })).toBe(true);
    expect(isFor(name, { platform, arch: arch === 'x64' ? 'arm64' : 'x64' })).toBe(false);
  });
});

describe('a look for a newer version', () => {
  const now = new Date('2026-06-01T12:00:00Z');

  it('comes soon where there was none, and a day after the last one', () => {
    expect(whenToLook(undefined, now, 0)).toBe(60_000);
    expect(whenToLook(now, now, 0.5)).toBe(24.5 * 3_600_000);
    expect(whenToLook(new Date('2026-05-01'), now, 0.5)).toBe(60_000);
  });

  it('waits neither less than a minute nor much more than a day, whatever the clock said before', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), fc.double({ min: 0, max: 1, noNaN: true }), (looked, chance) => {
        const wait = whenToLook(looked, now, chance);
        expect(wait).toBeGreaterThanOrEqual(60_000);
        expect(wait).toBeLessThanOrEqual(25 * 3_600_000);
      }),
    );
  });
});

describe('the way back', () => {
  const copy = (one: string, tables: number, day: number): KeptCopy => ({
    file: `${one} of ${day}`,
    version: one,
    tables,
    created: new Date(Date.UTC(2026, 0, day)),
    bytes: 1,
  });
  const now = { version: '1.2.0', tables: 9 };

  it('needs no copy where the tables are the same', () => {
    const plan = planBack(now, { before: { version: '1.1.0', tables: 9 }, copies: [] });
    expect(plan).toEqual({ version: '1.1.0', reads: true, copy: undefined });
  });

  it('takes the newest copy that the version before can read', () => {
    const copies = [copy('1.0.0', 7, 1), copy('1.1.0', 8, 2), copy('1.2.0', 9, 3)];
    const plan = planBack(now, { before: { version: '1.1.0', tables: 8 }, copies });
    expect(plan).toEqual({ version: '1.1.0', reads: false, copy: copies[1] });
  });

  it('is none to a newer version, and none where nothing ran before', () => {
    expect(planBack(now, { before: undefined, copies: [] })).toBeUndefined();
    expect(planBack(now, { before: { version: '1.3.0', tables: 9 }, copies: [] })).toBeUndefined();
  });

  it('keeps the last two copies, and the one that is needed', () => {
    const copies = [1, 2, 3, 4].map((day) => copy('1.1.0', 8, day));
    const days = (needed?: string) => tooMany(copies, needed).map(({ created }) => created.getUTCDate());
    expect(days()).toEqual([2, 1]);
    expect(days(copies[0]?.file)).toEqual([3, 2]);
    expect(tooMany(copies.slice(0, 2))).toEqual([]);
  });
});

it('sums are read as sha256sum writes them, and nothing else', () => {
  const sum = 'a'.repeat(64);
  expect(readSums(`${sum}  Meadow 1.AppImage\r\n${sum.toUpperCase()} *b.exe\n# none\n${sum.slice(1)}  c\n`)).toEqual(
    new Map([
      ['Meadow 1.AppImage', sum],
      ['b.exe', sum],
    ]),
  );
});

describe('notes', () => {
  it('in Markdown stay as they are, also with marks that HTML has', () => {
    expect(plainNotes('- Photos of < 5 MB & more\n- `a<b>`\n')).toBe('- Photos of < 5 MB & more\n- `a<b>`');
  });

  it('in HTML become lines', () => {
    const html =
      '<h2>New</h2>\n<ul>\n<li>One &amp; <b>two</b></li>\n<li>Three</li></ul><p>End&lt;</p><script>x()</script>';
    expect(plainNotes(html)).toBe('## New\n- One & two\n- Three\nEnd<');
  });

  it('have no element left in them', () => {
    const part = fc.constantFrom(
      '<p>',
      '</p>',
      '<li>',
      '<img src=x onerror=a()>',
      '<b',
      '>',
      'word ',
      '<script>',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(plainNotes(`<p>${parts.join('')}`)).not.toMatch(/<(p|li|img|script)[^>]*>/);
      }),
    );
  });
});
