import { journalPage } from '../../contract/shapes/predictor.ts';
import { asFault } from '../domain/fault.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deployer, Release } from '../ports/deployer.ts';
import type { Log } from '../ports/log.ts';
import type { RunningPredictor } from '../ports/predictor.ts';
import { askCopy } from './ask-copy.ts';
import type { Wish, Wishes } from './wishes.ts';

export interface JournalsParts {
  wishes: Pick<Wishes, 'all'>;
  clock: Clock;
  log: Log;
  deployerOf(wish: Wish): Promise<Deployer>;
  access(): Promise<Release['access']>;
  /** Takes over what a predictor was asked by others, each prediction once. */
  takeOver(journal: RunningPredictor['journal']): TakenOver;
}

export interface TakenOver {
  /** Reads a part of what is there, and says how many entries it were. Throws where the predictor does not answer. */
  read(): Promise<number>;
}

/** What the copies of all that is deployed answered, brought into the history, as what any other predictor did. */
export interface Journals {
  begin(): void;
  close(): void;
}

/** A copy that ends answers for some seconds more: it is read once more meanwhile. */
const LOOK_MS = 5000;

export function createJournals(parts: JournalsParts): Journals {
  const { wishes, clock, log } = parts;
  const closed = new AbortController();
  const { signal } = closed;
  let readers = new Map<string, TakenOver>();

  const readerOf = (project: string, copy: string): TakenOver => {
    let boot: string | undefined;
    return parts.takeOver(async (after) => {
      const wish = (await wishes.all())[project];
      if (!wish) return { boot: boot ?? '', entries: [] };
      const [deployer, { token }] = await Promise.all([parts.deployerOf(wish), parts.access()]);
      const query = new URLSearchParams({ after: String(after), wait: '0', ...(boot !== undefined && { boot }) });
      const path = `/internal/journal?${query}`;
      const page = journalPage.parse(JSON.parse(await askCopy({ deployer, app: project, copy, token }, 'GET', path)));
      boot = page.boot;
      return page;
    });
  };
  /** The copies that answer, or did so a moment ago. */
  const copiesOf = async (project: string, wish: Wish): Promise<string[]> => {
    const deployed = await (await parts.deployerOf(wish)).read(project);
    const pods = [...(deployed?.pods ?? []), ...(deployed?.canary?.pods ?? [])];
    return pods.filter(({ state }) => state === 'ready' || state === 'ending').map(({ name }) => name);
  };
  const look = async () => {
    const there = new Map<string, TakenOver>();
    for (const [project, wish] of Object.entries(await wishes.all())) {
      const copies = await copiesOf(project, wish).catch(() => []);
      await Promise.all(
        copies.map(async (copy) => {
          const name = `${project}/${copy}`;
          const reader = readers.get(name) ?? readerOf(project, copy);
          there.set(name, reader);
          try {
            while (!signal.aborted && (await reader.read()) > 0);
          } catch (thrown) {
            log.debug('The journal of a copy cannot be read', { copy, fault: asFault(thrown).code });
          }
        }),
      );
    }
    readers = there;
  };

  return {
    begin() {
      void (async () => {
        while (!signal.aborted) {
          await look().catch((thrown) => log.warn('What copies answered cannot be read', { thrown }));
          await clock.sleep(LOOK_MS, signal).catch(() => undefined);
        }
      })();
    },
    close: () => closed.abort(),
  };
}
