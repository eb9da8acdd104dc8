import type { MeadowEvent } from '../../contract/events.ts';
import type { GateReport } from '../../contract/shapes/gate.ts';
import { type LiveChange, liveReasons } from '../../contract/shapes/live.ts';
import { liveBefore } from '../../contract/shapes/live-stack.ts';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import { asFault, Fault } from '../domain/fault.ts';
import type { LiveRecord } from '../ports/catalog/live.ts';
import type { VersionRecord } from '../ports/catalog/versions.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { Versions } from './versions.ts';

export interface LiveParts {
  catalog: Pick<Catalog, 'projects' | 'versions' | 'live' | 'gates' | 'settings'>;
  clock: Clock;
  emit(event: MeadowEvent): void;
  /** Who works here, as the system names them. */
  person: string;
  /** Has what answers photos load the model and ask it its probes. Throws `model-refused`. */
  verify(model: ServedModel): Promise<void>;
  /** Makes what answers photos follow the live history; resolves when it does. */
  follow(): Promise<void>;
}

/** Which version answers: every switch is written down, then followed. */
export interface Live {
  /** Has the starter live in its project, and once, gives a live version to projects from before the live history. */
  begin(): Promise<void>;
  promote(asked: { version: string; force?: string | undefined }): Promise<LiveChange>;
  /** The same by nobody, for a version that answered well as a canary; what the gate refuses stays refused. */
  promoteCanary(version: string): Promise<LiveChange>;
  /** Why the gate would not let a version go live now; nothing where it would. */
  refusal(version: string): Promise<Fault | undefined>;
  rollback(asked: { project: string; reason?: string | undefined }): Promise<LiveChange>;
  history(asked: { project: string }): Promise<LiveChange[]>;
  /** Tells that a step made a version live, and has it answer; goes back where it is refused here. */
  announce(version: string): Promise<void>;
}

/** Who switches where no person does. */
export const NOBODY = 'Meadow';

/** Projects from before there was a live history have their live version. */
const BEGUN = 'live-history-begun';

type Switch = Pick<LiveRecord, 'project' | 'version' | 'how' | 'by' | 'reason'>;

const toChange = ({ before, at, ...rest }: LiveRecord, until?: Date): LiveChange => ({
  ...rest,
  at: at.toISOString(),
  ...(before !== undefined && { before }),
  ...(until && { until: until.toISOString() }),
});

export const createLive = (parts: LiveParts, versions: Versions): Live => {
  const { catalog, clock, emit, person, verify, follow } = parts;

  /** It is live whether or not what answers could be told so. */
  const followAndTell = async (change: LiveChange): Promise<void> => {
    try {
      await follow();
    } finally {
      emit({ type: 'live.changed', change });
    }
  };
  const change = async (to: Switch, expected: string | undefined): Promise<LiveChange> => {
    const change = toChange(await catalog.live.switch({ ...to, at: clock.now() }, expected));
    await followAndTell(change);
    return change;
  };
  const check = async (version: string) => verify(await versions.served(version));

  const judged = async (version: string) => {
    const { project } = await versions.find(version);
    const [history, report] = await Promise.all([catalog.live.history(project), catalog.gates.find(version)]);
    const champion = history[0]?.version;
    const refusal = history.some((row) => row.version === version) ? undefined : whyNot(version, report, champion);
    return { project, report, champion, refusal };
  };

  const promote = async (
    { version, force }: { version: string; force?: string | undefined },
    itself?: Pick<Switch, 'how' | 'by' | 'reason'>,
  ): Promise<LiveChange> => {
    const { project, report, champion, refusal } = await judged(version);
    if (champion === version) throw alreadyLive(version);
    if (refusal && force === undefined) throw refusal;
    await check(version);
    const how = refusal ? 'forced' : 'person';
    const reason = force ?? (refusal ? '' : (report?.reason ?? liveReasons.before));
    const switched = await change({ project, version, how, by: person, reason, ...itself }, champion);
    if (how === 'forced' && report)
      await catalog.gates.put({ ...report, forced: { by: person, reason, at: switched.at } });
    return switched;
  };

  const rollback = async (project: string, reason: string, by: string): Promise<LiveChange> => {
    const history = await catalog.live.history(project);
    const there = new Set((await catalog.versions.list(project)).map(({ version }) => version));
    const before = liveBefore(history).filter((version) => there.has(version));
    const version = await firstSound(before, check);
    if (version === undefined) {
      const live = history[0]?.version;
      const later = history.map((row) => row.version).find((each) => each !== live && there.has(each));
      throw live === undefined || later === undefined ? nothingBefore(project) : wentBackAll(live, later);
    }
    return change({ project, version, how: 'rollback', by, reason }, history[0]?.version);
  };

  return {
    async begin() {
      const begun = (await catalog.settings.get(BEGUN)) === true;
      for (const { id: project } of await catalog.projects.list()) {
        if (await catalog.live.champion(project)) continue;
        const all = await catalog.versions.list(project);
        // One that was imported since waits for a person.
        const version = newestWithoutRun(begun ? all.filter(({ object }) => object === undefined) : all);
        if (!version) continue;
        const starter = version.object === undefined;
        const [how, reason] = starter
          ? (['starter', liveReasons.starter] as const)
          : (['person', liveReasons.beforeHistory] as const);
        await catalog.live.switch(
          { project, version: version.version, how, by: NOBODY, reason, at: clock.now() },
          undefined,
        );
      }
      if (!begun) await catalog.settings.put(BEGUN, true);
    },
    promote: (asked) => promote(asked),
    promoteCanary: (version) => promote({ version }, { how: 'canary', by: NOBODY, reason: liveReasons.canary }),
    refusal: async (version) => (await judged(version)).refusal,
    rollback: ({ project, reason = liveReasons.putBack }) => rollback(project, reason, person),
    async history({ project }) {
      const rows = await catalog.live.history(project);
      return rows.map((row, at) => toChange(row, rows[at - 1]?.at));
    },
    async announce(version) {
      const { project } = await versions.find(version);
      const record = await catalog.live.champion(project);
      if (record?.version !== version) return follow();
      try {
        await check(version);
      } catch (thrown) {
        const fault = asFault(thrown);
        if (fault.code !== 'model-refused') throw thrown;
        await rollback(project, fault.message, NOBODY);
        return;
      }
      await followAndTell(toChange(record));
    },
  };
};

/** Versions of a run go through the gate; those from before there were runs answered as the newest. */
function newestWithoutRun(versions: VersionRecord[]): VersionRecord | undefined {
  return versions.findLast(({ run }) => run === undefined);
}

/** The first of the versions that can answer; throws why the first cannot where none can. */
async function firstSound(versions: string[], check: (version: string) => Promise<void>): Promise<string | undefined> {
  let first: unknown;
  for (const version of versions) {
    try {
      await check(version);
      return version;
    } catch (thrown) {
      first ??= thrown;
    }
  }
  if (first !== undefined) throw first;
  return undefined;
}

/** Why a version that never was live may not become it; nothing where the gate found it good enough beside the live one. */
function whyNot(version: string, report: GateReport | undefined, champion: string | undefined): Fault | undefined {
  const details = { version, champion: champion ?? '', reason: report?.reason ?? '' };
  const force = 'Train with more photos or better labels, or make it live all the same and say why.';
  if (!report)
    return new Fault('gate-refused', `The gate was never asked about "${version}".`, force, {
      details: { case: 'never-asked', ...details },
    });
  if (!report.passed)
    return new Fault('gate-refused', `The gate refused "${version}": ${report.reason}.`, force, {
      details: { case: 'said-no', ...details },
    });
  if (report.champion === champion) return undefined;
  const beside = report.champion === undefined ? 'no other version' : `"${report.champion}"`;
  return new Fault(
    'gate-refused',
    `The gate compared "${version}" with ${beside}, but "${champion}" answers now.`,
    'Train again, which compares anew, or make it live all the same and say why.',
    { details: { case: 'other-live', ...details } },
  );
}

function alreadyLive(version: string): Fault {
  return new Fault('bad-request', `The version "${version}" answers already.`, 'Choose another version.', {
    details: { case: 'live-already', version },
  });
}

/** Going back goes further back each time, so what was left behind by it is not what lies before. */
function wentBackAll(version: string, later: string): Fault {
  return new Fault(
    'not-found',
    `There is no version from before "${version}" left to go back to.`,
    `"${later}" was live after it: "meadow models promote ${later}" makes it live again.`,
    { details: { case: 'went-back-all', version, later } },
  );
}

function nothingBefore(project: string): Fault {
  return new Fault(
    'not-found',
    'No other version was live before this one.',
    'See "meadow models list" for the versions there are.',
    { details: { case: 'no-other-version', project } },
  );
}
