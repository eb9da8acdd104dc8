import type { StackUpdates } from '../../contract/stack.ts';
import { Fault } from '../domain/fault.ts';
import type { ContainerFacts } from '../domain/stack/container-facts.ts';
import type { StackOwner } from '../domain/stack/stack-owner.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';
import { asked } from './asked.ts';
import { backUnderWay, noteBack } from './back-under-way.ts';
import type { BringUpParts } from './bring-up.ts';
import type { Connection } from './connection.ts';
import type { Task } from './desk.ts';
import type { Fallen } from './fallen.ts';
import { listSnapshots, removeAllSnapshots, removeSnapshot } from './snapshots.ts';
import type { StackSource } from './stack-source.ts';
import { changesNow, goBack, updateImages } from './update.ts';

export interface UpdatesParts extends Pick<BringUpParts, 'layOutSources' | 'clock'> {
  source: StackSource;
  connection: Connection;
  records: SettingRecords;
  fallen: Fallen;
  /** This Meadow. */
  owner(): Promise<StackOwner>;
  /** Containers of this stack. */
  own(engine: ContainerEngine, project: string): Promise<readonly ContainerFacts[]>;
}

type Chosen = () => Promise<Pick<BringUpParts, 'file' | 'rules'>>;

/** Bringing the stack up with other images than before, and the way back. */
export function createUpdates(parts: UpdatesParts) {
  const { source, connection, records } = parts;
  /** A restore that was broken off is done first: until then the data is neither here nor there. */
  const raise = async (task: Task, chosen: Chosen) => {
    const begun = await backUnderWay(records);
    if (begun !== undefined) {
      await requireCopy(task, begun);
      return returnTo(task, begun);
    }
    const own = await parts.own(task.engine, task.project);
    const all = { ...parts, ...task, ...(await chosen()), own, owner: await parts.owner(), path: source.path };
    await updateImages(all, task.onSnapshot);
  };
  const returnTo = async (task: Task, snapshot: string) => {
    const reread = async () => {
      const file = await source.read();
      return { file, rules: asked(file, undefined) };
    };
    const own = await parts.own(task.engine, task.project);
    const [owner, path] = [await parts.owner(), source.path];
    const all = { ...parts, ...task, ...(await reread()), own, owner, path, source, reread };
    const noted = { onBegin: () => noteBack(records, snapshot), onBack: () => noteBack(records, undefined) };
    await goBack({ ...all, ...noted }, snapshot);
  };
  /** Where the copy is gone no start could ever end what was begun: the next one goes on with what is there. */
  const requireCopy = async ({ engine, project }: Task, snapshot: string) => {
    if ((await listSnapshots(engine, project)).some(({ id }) => id === snapshot)) return;
    await noteBack(records, undefined);
    throw copyGone(snapshot);
  };
  const updates = async (): Promise<StackUpdates> => {
    const [engine, file] = [await connection.engine(), await source.read()];
    const [containers, snapshots] = [await parts.own(engine, file.project), await listSnapshots(engine, file.project)];
    return { changes: await changesNow(engine, asked(file, undefined), containers), snapshots };
  };

  return {
    updates,
    raise,
    returnTo,
    async removeSnapshot(snapshot: string): Promise<StackUpdates> {
      const [engine, project] = [await connection.engine(), await source.project()];
      if ((await backUnderWay(records)) === snapshot) throw inUse(snapshot);
      const one = (await listSnapshots(engine, project)).find(({ id }) => id === snapshot);
      if (one) await removeSnapshot(engine, project, one);
      return updates();
    },
    /** With the data goes all that leads back to it. */
    async forget(engine: ContainerEngine, project: string): Promise<void> {
      await noteBack(records, undefined);
      await removeAllSnapshots(engine, project);
    },
  };
}

const copyGone = (snapshot: string): Fault =>
  new Fault(
    'not-found',
    'Data was being put back from a copy that is not there any more, so it may be whole only in part.',
    'Go back to another copy, or start again with the data as it is.',
    { details: { case: 'restore-copy-gone', snapshot } },
  );

const inUse = (snapshot: string): Fault =>
  new Fault('already-running', 'Data is being put back from this copy.', 'Start the stack: it is done first.', {
    details: { case: 'restore', snapshot },
  });
