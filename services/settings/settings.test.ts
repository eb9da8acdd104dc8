import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MeadowEvent } from '../../contract/events.ts';
import { type SettingsChange, settingsShape } from '../../contract/settings.ts';
import { Fault } from '../domain/fault.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';
import { createSettings, type SettingsFeature } from './settings.ts';

const inMemory = (): SettingRecords => {
  const kept = new Map<string, string>();
  return {
    get: async (name): Promise<unknown> => JSON.parse(kept.get(name) ?? 'null') ?? undefined,
    put: async (name, value) => void kept.set(name, JSON.stringify(value)),
  };
};

describe('settings', () => {
  let records: SettingRecords;
  let told: MeadowEvent[];
  let settings: SettingsFeature;
  beforeEach(() => {
    records = inMemory();
    told = [];
    settings = createSettings({ records, emit: (event) => told.push(event) });
  });

  it('begin with the defaults', async () => {
    expect(await settings.get()).toEqual(settingsShape.parse({}));
  });

  it('change what is named and leave the rest', async () => {
    await settings.change({ history: { days: 7 }, theme: 'dark' });
    const changed = await settings.change({ history: { keep: false }, theme: undefined });
    expect(changed).toMatchObject({ theme: 'dark', language: 'system', history: { days: 7, keep: false, most: 1e6 } });
    expect(await settings.get()).toEqual(changed);
    expect(told.at(-1)).toEqual({ type: 'settings.changed', settings: changed });
  });

  it('lose no change of many at the same time', async () => {
    await Promise.all([
      settings.update({ api: { port: 8700 } }),
      settings.update({ api: { requireKey: true } }),
      settings.update({ project: 'ants-or-bees' }),
      settings.update({ history: { days: 3 } }),
    ]);
    expect(await settings.get()).toMatchObject({
      api: { on: true, port: 8700, requireKey: true },
      project: 'ants-or-bees',
      history: { days: 3 },
    });
  });

  it('refuse what cannot be, and keep what was', async () => {
    await settings.change({ history: { days: 7 } });
    await expect(settings.change({ history: { days: 0 } })).rejects.toThrow();
    await expect(settings.update({ api: { port: 80 } })).rejects.toThrow();
    expect((await settings.get()).history.days).toBe(7);
    expect((await settings.change({ theme: 'dark' })).theme).toBe('dark');
  });

  it('keep no file of certificates that cannot be used', async () => {
    const no = new Fault('certificates-unreadable', 'It is empty.', 'Choose another.', {
      details: { case: 'empty', file: '/empty.pem' },
    });
    const certificates = async (file: string) => {
      if (file === '/empty.pem') throw no;
      return { texts: [], seen: [] };
    };
    settings = createSettings({ records, emit: (event) => told.push(event), certificates });
    await settings.change({ network: { certificates: '/company.pem' } });
    await expect(settings.change({ theme: 'dark', network: { certificates: ' /empty.pem ' } })).rejects.toBe(no);
    expect(await settings.get()).toMatchObject({ theme: 'system', network: { certificates: '/company.pem' } });
    await settings.change({ network: { certificates: '' } });
    expect((await settings.get()).network.certificates).toBe('');
  });

  it('take over all that is readable from another Meadow', async () => {
    const theirs = { theme: 'purple', language: 'fr', history: { days: -1, keep: false, later: 1 }, api: 5, more: {} };
    await records.put('settings', theirs);
    const expected = { ...settingsShape.parse({}), language: 'fr' };
    expect(await settings.get()).toEqual({ ...expected, history: { ...expected.history, keep: false } });
  });

  it('are always whole, whatever was kept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        await records.put('settings', value);
        expect(settingsShape.safeParse(await settings.get()).success).toBe(true);
        expect((await settings.change({ theme: 'dark' })).theme).toBe('dark');
      }),
    );
  });

  it('hold any series of changes', async () => {
    const change: fc.Arbitrary<SettingsChange> = fc.record(
      {
        language: fc.constantFrom('system' as const, 'en' as const, 'fr' as const),
        history: fc.record({ keep: fc.boolean(), days: fc.integer({ min: 1, max: 3650 }) }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change), async (changes) => {
        const fresh = createSettings({ records: inMemory(), emit: () => undefined });
        let expected = settingsShape.parse({});
        for (const { language = expected.language, history } of changes) {
          const { keep = expected.history.keep, days = expected.history.days } = history ?? {};
          expected = { ...expected, language, history: { ...expected.history, keep, days } };
        }
        for (const each of changes) await fresh.change(each);
        expect(await fresh.get()).toEqual(expected);
      }),
    );
  });
});
