import type { Handlers } from '../../contract/handlers.ts';
import type { KeptReport } from '../../contract/keeping.ts';
import type { DataCopy, UpdateState, UpdateWay, updates } from '../../contract/updates.ts';
import { Fault } from '../domain/fault.ts';
import { type KeptCopy, planBack } from '../domain/updates/plan-back.ts';
import { isNewer } from '../domain/updates/versions.ts';
import { whenToLook } from '../domain/updates/when-to-look.ts';
import { hasEnded, type JobControl, type Jobs } from '../jobs/jobs.ts';
import { type CopyParts, copyData, listCopies } from './data-copies.ts';
import { type LookParts, lookForNewer } from './look-for-newer.ts';
import { noteUpdates, readUpdates } from './update-records.ts';

export interface UpdatesParts extends CopyParts, LookParts {
  jobs: Jobs;
  way: UpdateWay;
  settings: { get(): Promise<{ updates: { look: boolean } }> };
  /** Puts a copy where it takes the place of the data at the next start, where that is as `version`. */
  restore(asked: { file: string; version: string }, control: JobControl): Promise<KeptReport>;
  /** Lets that be. */
  forgetRestore(): Promise<void>;
  emit(event: { type: 'updates.changed' }): void;
  /** From 0 to 1: by how much of an hour it looks later than others. */
  chance: number;
}

export type Updates = Handlers<typeof updates> & {
  /** To be called once: notes which version runs. */
  begin(): Promise<void>;
  /** Looks once a day, where that is switched on, until the signal. */
  follow(signal: AbortSignal): Promise<void>;
};

/** Between two looks at the switch. */
const MOST_MS = 15 * 60_000;

/** Other versions of Meadow, and the copies of the data that are made before one of them takes this one's place. */
export function createUpdates(parts: UpdatesParts): Updates {
  const { jobs, records, version, tables, updater, releases, clock, way, emit } = parts;
  let ready: string | undefined;

  const plan = async () => {
    const { before } = await readUpdates(records);
    return planBack({ version, tables }, { before, copies: await listCopies(parts) });
  };

  async function state(): Promise<UpdateState> {
    const [{ looked, fault, found, arrived }, copies, back] = await Promise.all([
      readUpdates(records),
      listCopies(parts),
      plan(),
    ]);
    const page = (of: string) => (releases ? { page: releases.page(of) } : {});
    return {
      version,
      way,
      ...(releases && { releases: releases.page(), image: releases.image }),
      ...(looked && { looked }),
      ...(fault && { fault }),
      // A person may have come to it by another way.
      ...(found && isNewer(found.version, version) && { found: { ...found, ...page(found.version) } }),
      ...(arrived?.version === version && { arrived: { ...arrived, ...page(version) } }),
      ready: ready !== undefined && ready === found?.version,
      copies: copies.map(toDataCopy),
      ...(back && {
        earlier: {
          version: back.version,
          reads: back.reads,
          ...page(back.version),
          ...(back.copy && { copy: toDataCopy(back.copy) }),
        },
      }),
    };
  }

  const start = (kind: string, work: (control: JobControl) => Promise<void>) => {
    if (jobs.list().some((job) => job.kind.startsWith('update-') && !hasEnded(job))) throw busy();
    const { id } = jobs.start(kind, (control) => work(control).finally(() => emit({ type: 'updates.changed' })));
    return { job: id };
  };

  /** Throws where a restart would stop other work and nobody said that it may. */
  const requireRest = (anyway: boolean) => {
    const count = jobs.list().filter((job) => !job.kind.startsWith('update-') && !hasEnded(job)).length;
    if (count > 0 && !anyway) throw running(count);
  };

  const fetch = (own: Updater, control: JobControl, wanted: { version: string; from?: string }) => {
    const onBytes = (done: number, total: number) =>
      control.report({ stage: 'fetch', done: inMb(done), total: inMb(total) });
    control.report({ stage: 'fetch', done: 0, total: 0 });
    return own.fetch(wanted, { signal: control.signal, onBytes });
  };

  const isOn = async () => (releases || updater) !== undefined && (await parts.settings.get()).updates.look;

  async function look(): Promise<UpdateState> {
    await lookForNewer(parts).finally(() => emit({ type: 'updates.changed' }));
    return state();
  }

  return {
    async begin() {
      const { ran, found } = await readUpdates(records);
      if (ran?.version === version) return;
      const { files: _, ...arrived } = found ?? { files: [], version: '', notes: '' };
      await noteUpdates(records, {
        ran: { version, tables },
        ...(ran && { before: ran }),
        arrived: arrived.version === version ? arrived : undefined,
      });
    },
    async follow(signal) {
      while (!signal.aborted) {
        const { looked } = await readUpdates(records);
        const wait = whenToLook(looked ? new Date(looked) : undefined, clock.now(), parts.chance);
        try {
          await clock.sleep(Math.min(wait, MOST_MS), signal);
        } catch {
          return;
        }
        // What went wrong is noted, and shown where a person looks.
        if (wait <= MOST_MS && (await isOn())) await look().catch(() => undefined);
      }
    },
    state,
    look,
    copy: () => start('update-copy', (control) => copyData(parts, control)),
    async fetch() {
      const { found } = await readUpdates(records);
      if (!updater || !found) throw none();
      return start('update-fetch', async (control) => {
        await fetch(updater, control, { version: found.version });
        ready = found.version;
      });
    },
    async install({ copy, anyway }) {
      if (!updater || ready === undefined) throw none();
      requireRest(anyway);
      return start('update-install', async (control) => {
        if (copy) await copyData(parts, control);
        requireRest(anyway);
        await updater.install();
      });
    },
    async back({ copy, anyway }) {
      const back = await plan();
      if (!updater || !releases || !back || !(back.reads || back.copy)) throw none();
      requireRest(anyway);
      const restored = back.reads ? undefined : back.copy;
      return start('update-back', async (control) => {
        ready = undefined;
        await fetch(updater, control, { version: back.version, from: releases.folder(back.version) });
        if (copy) await copyData(parts, control, restored?.file);
        requireRest(anyway);
        // Before the other version is on its way: what is laid aside waits for that one, whatever becomes of the rest.
        if (restored) await parts.restore({ file: restored.file, version: back.version }, control);
        await updater.install().catch(async (thrown) => {
          if (restored) await parts.forgetRestore();
          throw thrown;
        });
      });
    },
  };
}

type Updater = NonNullable<UpdatesParts['updater']>;

const toDataCopy = ({ file, version, created, bytes }: KeptCopy): DataCopy => ({
  file,
  version,
  created: created.toISOString(),
  bytes,
});

const inMb = (bytes: number) => Math.ceil(bytes / 1024 ** 2);

const busy = () =>
  new Fault('already-running', 'Another step of an update is under way.', 'Wait for its end, or cancel it.', {
    details: { case: 'update' },
  });

const none = () =>
  new Fault('not-found', 'There is no other version that this Meadow could start as.', 'Look for a newer one first.', {
    details: { case: 'no-update' },
  });

function running(count: number): Fault {
  return new Fault(
    'jobs-running',
    `Other work goes on (${count}), which a restart would stop.`,
    'Wait for its end, or restart all the same.',
    { details: { count } },
  );
}
