import { expect, test } from 'vitest';
import type { UpdateWay } from '../../contract/updates.ts';
import { type ToldUpdates, updatesText } from './updates-text.ts';

const told: ToldUpdates = {
  version: '1.0.0',
  way: 'checkout',
  releases: 'https://github.com/meadow/app/releases',
  image: 'ghcr.io/meadow/meadow',
  ready: false,
  copies: [],
  look: false,
};
const found = {
  version: '1.1.0',
  published: '2026-06-01T10:00:00Z',
  notes: '- Faster\n\n- \u001b[31mRed',
  files: [{ name: 'a.deb', url: 'https://example.org/a.deb', bytes: 1, sha256: 'a'.repeat(64) }],
  page: 'https://github.com/meadow/app/releases/tag/v1.1.0',
};
const copy = { file: '/data/before/updates/1.backup', version: '0.9.0', created: '2026-05-01T10:00:00Z', bytes: 2e6 };

test('what runs, and whether it looks by itself and why not', () => {
  expect(updatesText(told)).toBe(
    [
      'Meadow 1.0.0 runs from its sources.',
      'It looks for newer versions only when asked ("meadow updates look"); "meadow updates on" has it look once a day.',
      'It has not looked yet.',
      '',
    ].join('\n'),
  );
  expect(updatesText({ ...told, look: true, looked: '2026-06-01T10:00:00Z' })).toContain('Meadow 1.0.0 is the newest.');
  const { releases: _, ...nowhere } = told;
  expect(updatesText(nowhere)).toContain('It was not told where its releases are');
});

test('a newer version comes with its notes as text, and with the way to it', () => {
  const ways: [UpdateWay, string][] = [
    ['checkout', 'git pull && npm ci'],
    ['image', 'MEADOW_IMAGE=ghcr.io/meadow/meadow:1.1.0 docker compose'],
    ['download', 'compare its SHA-256'],
    ['portable', 'compare its SHA-256'],
    ['itself', '"meadow updates download"'],
  ];
  for (const [way, words] of ways) {
    const text = updatesText({ ...told, way, found });
    expect(text).toContain('There is a newer version: 1.1.0, of 2026-06-01. https://github.com/');
    expect(text).toContain('\n  - Faster\n  - \u241b[31mRed\n');
    expect(text).toContain(words);
  }
  expect(updatesText({ ...told, way: 'itself', found, ready: true })).toContain('Settings, Updates, Restart');
});

test('what is new in the version that runs is told as long as there is no newer one', () => {
  const arrived = { version: '1.0.0', notes: '- Calm' };
  expect(updatesText({ ...told, arrived })).toContain('New in 1.0.0:\n  - Calm\n');
  expect(updatesText({ ...told, arrived, found })).not.toContain('Calm');
});

test('why the last look failed is said, also where a version was found before', () => {
  const fault = { code: 'proxy-down', message: 'No proxy.', hint: 'Mend it.', retry: true, details: {} } as const;
  const text = updatesText({ ...told, looked: '2026-06-01T10:00:00Z', fault, found });
  expect(text).toContain('It looked at 2026-06-01T10:00:00Z. That failed: No proxy.\nMend it.\nThere is a newer');
});

test('the way back names the copy that it needs, and the window where that does it', () => {
  const earlier = { version: '0.9.0', reads: false, copy };
  expect(updatesText({ ...told, earlier, copies: [copy] })).toContain(
    'To go back: "meadow restore /data/before/updates/1.backup", then start that version',
  );
  expect(updatesText({ ...told, way: 'itself', earlier })).toContain('in the window: Settings, Updates, Go back');
  expect(updatesText({ ...told, earlier: { version: '0.9.0', reads: false } })).toContain('no copy of the data');
  expect(updatesText({ ...told, copies: [copy] })).toContain(
    '/data/before/updates/1.backup  by Meadow 0.9.0  2026-05-01T10:00:00Z  2.0 MB\n',
  );
});
