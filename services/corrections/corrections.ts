import type { corrections } from '../../contract/corrections.ts';
import type { MeadowEvent } from '../../contract/events.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { Correction } from '../../contract/shapes/correction.ts';
import { NEITHER } from '../../contract/shapes/verdict.ts';
import { Fault } from '../domain/fault.ts';
import { wilsonInterval } from '../domain/interval.ts';
import { projectOfVersion } from '../domain/version-id.ts';
import type { CorrectionRecord } from '../ports/catalog/corrections.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import { type TakeParts, takeCorrections } from './take-corrections.ts';

export interface CorrectionsParts extends Omit<TakeParts, 'wordsOn'> {
  catalog: Pick<Catalog, 'projects' | 'versions' | 'corrections' | 'live'>;
  clock: Clock;
  /** Who works here, as the system names them. */
  person: string;
  emit(event: MeadowEvent): void;
  /** The address of a photo's small picture; none where it is not here. */
  thumbnailOf(hash: string): Promise<string | undefined>;
}

/** What people say of verdicts: a queue of training data to come, and how good the live version is. */
export function createCorrections(parts: CorrectionsParts): Handlers<typeof corrections> {
  const { catalog, clock, person, emit, thumbnailOf, photoHere } = parts;
  const changed = (project: string) => emit({ type: 'corrections.changed', project });

  const show = async (record: CorrectionRecord): Promise<Correction> => {
    const [here, thumbnail] = await Promise.all([photoHere(record.hash), thumbnailOf(record.hash)]);
    return {
      ...record,
      right: isRight(record),
      at: record.at.toISOString(),
      here,
      ...(thumbnail !== undefined && { thumbnail }),
    };
  };
  const mark = async (records: CorrectionRecord[], state: Correction['state']) => {
    await catalog.corrections.mark(
      records.map(({ id }) => id),
      state,
    );
    for (const project of new Set(records.map((record) => record.project))) changed(project);
  };

  return {
    async say({ hash, photo, version, verdict, truth }) {
      const project = (await catalog.versions.find(version))?.project ?? projectOfVersion(version);
      const known = await catalog.projects.find(project);
      if (!known) throw noSuchProject(project);
      if (truth !== NEITHER && !known.classes.includes(truth)) throw noSuchClass(truth, known.name, known.classes);
      const said = { project, hash, photo, version, verdict, truth, at: clock.now(), by: person };
      const record = await catalog.corrections.put(said);
      changed(project);
      return show(record);
    },
    async unsay({ hash, version }) {
      const said = (await catalog.corrections.of([hash])).find((record) => record.version === version);
      await catalog.corrections.remove(hash, version);
      if (said) changed(said.project);
    },
    of: async ({ hashes }) => Promise.all((await catalog.corrections.of(hashes)).filter(isJudgement).map(show)),
    async list({ project, state }) {
      return Promise.all((await catalog.corrections.list(project, state && { state })).map(show));
    },
    async take({ ids }) {
      const waiting = (await catalog.corrections.find(ids)).filter(({ state }) => state === 'waiting');
      const { taken, overruled, left } = await takeCorrections({ ...parts, wordsOn: catalog.corrections.of }, waiting);
      if (taken.length > 0) await mark(taken, 'taken');
      if (overruled.length > 0) await mark(overruled, 'dismissed');
      return {
        taken: taken.length,
        left: left.map(({ correction: { id, photo }, reason, later }) => ({
          id,
          photo,
          message: `${later === undefined ? '' : `Later it was called "${later}". `}${reason.message} ${reason.hint}`,
          error: reason.toShape(),
          ...(later !== undefined && { later }),
        })),
      };
    },
    async dismiss({ ids }) {
      const waiting = (await catalog.corrections.find(ids)).filter(({ state }) => state === 'waiting');
      if (waiting.length > 0) await mark(waiting, 'dismissed');
    },
    async accuracy({ project, version: asked }) {
      const version = asked ?? (await catalog.live.champion(project))?.version;
      const said = version === undefined ? [] : await catalog.corrections.list(project, { version });
      const [correct, total] = [said.filter(isRight).length, said.length];
      const accuracy = total === 0 ? 0 : correct / total;
      const result = { correct, total, accuracy, interval: wilsonInterval(correct, total) };
      return { ...result, ...(version !== undefined && { version }) };
    },
  };
}

/** Earlier, a label for a project that has no model was kept as a word on the other project's version, too. */
const isJudgement = ({ project, version }: CorrectionRecord): boolean => project === projectOfVersion(version);

const isRight = (record: CorrectionRecord): boolean => isJudgement(record) && record.verdict === record.truth;

function noSuchProject(project: string): Fault {
  return new Fault('not-found', `There is no project "${project}" any more.`, 'Choose one of the projects there are.', {
    details: { case: 'project', project },
  });
}

function noSuchClass(truth: string, project: string, classes: string[]): Fault {
  return new Fault(
    'labels-differ',
    `The project "${project}" has no class "${truth.slice(0, 60)}"; its classes are ${classes.join(', ')}.`,
    'Choose one of them, or "neither".',
    { details: { case: 'label', project, labels: truth.slice(0, 60) } },
  );
}
