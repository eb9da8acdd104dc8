import type { Handlers } from '../../contract/handlers.ts';
import type { moving } from '../../contract/moving.ts';
import type { Place } from '../../contract/shapes/place.ts';
import { asFault } from '../domain/fault.ts';
import type { JobControl } from '../jobs/jobs.ts';
import { belongingsOf, objectsOf } from './belongings.ts';
import { another, busy, isThere, missing, nameTaken, notCleared, nothingLeft, nothingToUndo } from './faults.ts';
import { isFree } from './is-free.ts';
import { countLeft, settleLeft } from './left-behind.ts';
import { copyAndSwitch, removeOld, undoCopy } from './move-project.ts';
import type { MovingParts, Route } from './moving-parts.ts';
import { createUnfinishedMoves, type Unfinished } from './unfinished.ts';

export type Moving = Handlers<typeof moving>;

export const otherPlace = (place: Place): Place => (place === 'laptop' ? 'stack' : 'laptop');

/** A project lives whole in one place, and moves whole to the other: copied, compared, then switched, then removed. */
export function createMoving(given: MovingParts): Moving {
  const { places, recordsOf, jobs, emit } = given;
  const unfinished = createUnfinishedMoves(given.settings);
  const parts = { ...given, unfinished };
  /** The jobs, by their projects; none yet where one is about to begin. */
  const underWay = new Map<string, string | undefined>();

  const routeTo = async (to: Place): Promise<Route> => ({
    from: await recordsOf(otherPlace(to)),
    into: await recordsOf(to),
    to,
  });
  const requireNone = () => {
    if (underWay.size > 0) throw another();
  };

  /** One at a time. What it stopped by is kept beside it, so that it can be told after the next start too. */
  const start = async (project: string, move: Unfinished, work: (control: JobControl) => Promise<void>) => {
    requireNone();
    // Before anything is waited for: who asks a second time must not give back what the first has taken.
    underWay.set(project, undefined);
    const release = await keepUntrained(project, otherPlace(move.to));
    const run = async (control: JobControl) => {
      try {
        const written = (await unfinished.of(project))?.written === true;
        await unfinished.put(project, { to: move.to, stage: move.stage, written });
        await work(control);
      } catch (thrown) {
        const left = await unfinished.of(project);
        const fault = control.signal.aborted ? undefined : asFault(thrown).toShape();
        if (left && fault) await unfinished.put(project, { ...left, fault });
        throw thrown;
      } finally {
        await release();
        underWay.delete(project);
        emit({ type: 'moving.changed', project });
      }
    };
    try {
      const { id } = jobs.start('move', run);
      underWay.set(project, id);
      emit({ type: 'moving.changed', project });
      return { job: id };
    } catch (thrown) {
      underWay.delete(project);
      await release();
      throw thrown;
    }
  };
  const keepUntrained = async (project: string, there: Place) => {
    try {
      const release = await given.trainNoMore(project, there);
      if (!release) throw busy();
      return release;
    } catch (thrown) {
      underWay.delete(project);
      throw thrown;
    }
  };

  return {
    async state({ project }) {
      const [place, left] = await Promise.all([places.of(project), unfinished.of(project)]);
      const job = underWay.get(project);
      if (!left) return { place };
      // A kill between the two leaves the place alone to say it.
      const stage = place === left.to ? 'remove' : left.stage;
      const { written: _, ...rest } = left;
      return { place, moving: { ...rest, stage, ...(job !== undefined && { job }) } };
    },
    async size({ project }) {
      const here = await recordsOf(await places.of(project));
      const belongings = await belongingsOf(here, project, await here.catalog.carry.read(project));
      const objects = await objectsOf(here, project, belongings);
      const bytes = objects.reduce((sum, one) => sum + one.bytes, 0);
      return { photos: belongings.photos.length, objects: objects.length, bytes };
    },
    async move({ project, to }) {
      requireNone();
      const [place, left] = await Promise.all([places.of(project), unfinished.of(project)]);
      if (place === to && left?.to !== to) throw isThere(to);
      // What lies there is older than what lives here: as a copy it would be brought here, and counted again.
      if (left && left.to !== to) throw notCleared();
      const route = await routeTo(to);
      if (place === to)
        return start(project, { to, stage: 'remove' }, (control) => removeOld(parts, route, project, control));
      if (!(await route.from.catalog.projects.find(project))) throw missing(project);
      if (!left && !(await isFree(route.into, project))) throw nameTaken(project, to);
      return start(project, { to, stage: 'copy' }, async (control) => {
        await copyAndSwitch(parts, route, project, control);
        await removeOld(parts, route, project, control);
      });
    },
    async undo({ project }) {
      requireNone();
      const [place, left] = await Promise.all([places.of(project), unfinished.of(project)]);
      if (!left || place === left.to) throw nothingToUndo();
      const route = await routeTo(left.to);
      return start(project, { to: left.to, stage: 'undo' }, (control) => undoCopy(parts, route, project, control));
    },
    left: async ({ project }) => countLeft(await routeTo(await places.of(project)), project),
    async settle({ project, bring }) {
      requireNone();
      const to = await places.of(project);
      if ((await unfinished.of(project))?.to !== to) throw nothingLeft();
      const route = await routeTo(to);
      return start(project, { to, stage: 'remove' }, async (control) => {
        await settleLeft(route, project, { bring, by: given.person, now: given.clock.now() }, control);
        await unfinished.remove(project);
        emit({ type: 'photos.changed', project });
      });
    },
  };
}
