import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../ports/predictor.ts';
import { createJournal } from './journal.ts';

const never = new AbortController().signal;

const entry = (path: string): Omit<JournalEntry, 'number'> => ({
  request: { id: 0, at: '2026-01-01T00:00:00Z', method: 'POST', path, status: 200, ms: 1, photos: 0, outcome: 'grass' },
  predictions: [],
});

const paths = (page: { entries: JournalEntry[] }) => page.entries.map(({ request }) => request.path);

describe('the journal', () => {
  it('hands each entry to a reader that acknowledges once, in order, however reads and records interleave', async () => {
    const story = fc.array(fc.constantFrom('record', 'read', 'read again'), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(story, async (steps) => {
        const journal = createJournal('a', 1000);
        const recorded: string[] = [];
        const read: string[] = [];
        let after = 0;
        for (const step of [...steps, 'read']) {
          if (step === 'record') {
            recorded.push(`/${recorded.length}`);
            journal.record(entry(recorded.at(-1)!));
            continue;
          }
          const page = await journal.read({ boot: 'a', after }, 0, never);
          if (step === 'read again') continue; // the reader died before it had written them down
          read.push(...paths(page));
          after = page.entries.at(-1)?.number ?? after;
        }
        expect(read).toEqual(recorded);
      }),
    );
  });

  it('answers who waits as soon as something comes', async () => {
    const journal = createJournal('a', 10);
    const page = journal.read({ boot: 'a', after: 0 }, 60_000, never);
    journal.record(entry('/v1/predict'));
    expect(paths(await page)).toEqual(['/v1/predict']);
  });

  it('lets those who wait go when it closes, and when they hang up', async () => {
    const journal = createJournal('a', 10);
    const reader = new AbortController();
    const left = journal.read({ boot: 'a', after: 0 }, 60_000, reader.signal);
    const stayed = journal.read({ boot: 'a', after: 0 }, 60_000, never);
    reader.abort();
    expect((await left).entries).toEqual([]);
    journal.close();
    expect((await stayed).entries).toEqual([]);
  });

  it('takes the acknowledgement of another boot for none', async () => {
    const journal = createJournal('b', 10);
    journal.record(entry('/1'));
    expect(paths(await journal.read({ boot: 'a', after: 40 }, 0, never))).toEqual(['/1']);
    expect(paths(await journal.read({ boot: 'b', after: 1 }, 0, never))).toEqual([]);
  });

  it('stays small where nobody reads: the oldest go first', async () => {
    const journal = createJournal('a', 3);
    for (let i = 1; i <= 5; i++) journal.record(entry(`/${i}`));
    expect(paths(await journal.read({ boot: 'a', after: 0 }, 0, never))).toEqual(['/3', '/4', '/5']);
  });

  it('is read out once all of it was acknowledged, or the time is up', async () => {
    const journal = createJournal('a', 10);
    await journal.readOut(60_000);
    journal.record(entry('/1'));
    journal.record(entry('/2'));
    let done = false;
    const readOut = journal.readOut(60_000).then(() => {
      done = true;
    });
    await journal.read({ boot: 'a', after: 0 }, 0, never);
    await journal.read({ boot: 'a', after: 1 }, 0, never);
    expect(done).toBe(false);
    await journal.read({ boot: 'a', after: 2 }, 0, never);
    await readOut;
    journal.record(entry('/3'));
    await journal.readOut(1);
  });
});
