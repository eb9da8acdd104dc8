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
  /** Its copies may be ending. */
  isChanging(project: string): boolean;
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

/** Copies that end answer for a few seconds more: they are looked at more often meanwhile. */
const LOOK_MS = { still: 5000, changing: 500 };
/** Readings of a copy at one look: one that is asked all the time keeps nobody waiting. */
const MOST_READINGS = 4;

export function createJournals(parts: JournalsParts): Journals {
  const { wishes, clock, log } = parts;
  const closed = new AbortController();
  const { signal } = closed;
  /** By project, then by copy. */
  const readers = new Map<string, Map<string, TakenOver>>();
  const looking = new Set<string>();

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
  const read = async (reader: TakenOver, copy: string) => {
    try {
      for (let times = 0; times < MOST_READINGS && !signal.aborted; times++) if ((await reader.read()) === 0) return;
    } catch (thrown) {
      log.debug('The journal of a copy cannot be read', { copy, fault: asFault(thrown).code });
    }
  };
  const look = async (project: string, wish: Wish) => {
    const known = readers.get(project);
    const copies = await copiesOf(project, wish).catch(() => [...(known?.keys() ?? [])]);
    const there = new Map(copies.map((copy) => [copy, known?.get(copy) ?? readerOf(project, copy)]));
    readers.set(project, there);
    await Promise.all([...there].map(([copy, reader]) => read(reader, copy)));
  };
  /** One look at a project at a time; one that takes long keeps no other project waiting. */
  const lookAtAll = async () => {
    const all = await wishes.all();
    for (const project of readers.keys()) if (!all[project]) readers.delete(project);
    for (const [project, wish] of Object.entries(all)) {
      if (looking.has(project)) continue;
      looking.add(project);
      void look(project, wish).finally(() => looking.delete(project));
    }
    return Object.keys(all).some(parts.isChanging);
  };

  return {
    begin() {
      void (async () => {
        while (!signal.aborted) {
          const changing = await lookAtAll().catch((thrown) => {
            log.warn('What copies answered cannot be read', { thrown });
            return false;
          });
          await clock.sleep(changing ? LOOK_MS.changing : LOOK_MS.still, signal).catch(() => undefined);
        }
      })();
    },
    close: () => closed.abort(),
  };
}
