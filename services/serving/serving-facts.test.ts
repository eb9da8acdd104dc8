import { beforeEach, describe, expect, it } from 'vitest';
import type { MeadowEvent } from '../../contract/events.ts';
import { settingsShape } from '../../contract/settings.ts';
import { Fault } from '../domain/fault.ts';
import { holdServingFacts, type ServingFactsHolder } from './serving-facts.ts';
import { servingStateOf } from './serving-state.ts';

const settings = settingsShape.parse({});
const locked = () =>
  new Fault('secrets-locked', "The system's keychain said no.", 'Unlock the keychain, then try again.', {
    details: { case: 'failed' },
  });

describe('what is known of the local API', () => {
  let isLocked: boolean;
  let asked: number;
  let events: MeadowEvent[];
  let facts: ServingFactsHolder;
  beforeEach(() => {
    isLocked = false;
    asked = 0;
    events = [];
    const get = async () => {
      asked += 1;
      if (isLocked) throw locked();
      return 'key';
    };
    facts = holdServingFacts(
      {
        open: true,
        settings: { get: async () => settings },
        secrets: { get, renew: get },
        emit: (e) => events.push(e),
      },
      (known) => servingStateOf({ ...known, life: { phase: 'ready', since: 0, strikes: 0, restarts: 0 } }),
    );
  });
  const states = () => events.flatMap((event) => (event.type === 'serving.changed' ? [event.serving] : []));

  it('is told as a failure while the secrets are locked, lets nobody in, and is known once they are not', async () => {
    isLocked = true;
    const failed = { state: 'failed', port: 8600, error: { code: 'secrets-locked' } };
    expect(await facts.state()).toMatchObject(failed);
    expect(await facts.state()).not.toHaveProperty('key');
    await expect(facts.access()).rejects.toMatchObject({ code: 'secrets-locked' });
    await facts.note();
    expect(states()).toMatchObject([failed]);
    await expect(facts.note({ hidden: undefined })).rejects.toMatchObject({ code: 'secrets-locked' });

    isLocked = false;
    await facts.note();
    expect(states().at(-1)).toMatchObject({ state: 'ready', key: 'key' });
    expect(await facts.access()).toMatchObject({ key: 'key' });
    const before = asked;
    await facts.state();
    expect(asked).toBe(before);
  });

  it('asks for the key once where many want to know at the same time', async () => {
    await Promise.all([facts.known(), facts.state(), facts.note(), facts.access()]);
    expect(asked).toBe(1);
  });

  it('keeps both of two changes that were begun from the same facts', async () => {
    const before = await facts.known();
    await Promise.all([
      facts.note({ settings: { ...before.settings, requireKey: true } }),
      facts.note(({ settings: now }) => ({ settings: { ...now, port: 8601 } })),
    ]);
    expect(await facts.known()).toMatchObject({ settings: { requireKey: true, port: 8601 } });
    expect(states().at(-1)).toMatchObject({ requireKey: true, port: 8601 });
  });
});
