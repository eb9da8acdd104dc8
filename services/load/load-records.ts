import { z } from 'zod';
import type { KnownMark } from '../../contract/load.ts';
import { type LoadPlan, type LoadResult, loadResult, type PassMark, passMark } from '../../contract/shapes/load.ts';
import { FIRST_MARK } from '../domain/load/first-mark.ts';
import { loadGateOf, loadMarkOf, loadTestsOf } from '../domain/project-settings.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';
import { isGated } from '../steps/load-gate.ts';

/** Results that are kept of a project; the oldest go first. */
const MOST_KEPT = 24;

/** What load tests measured, and when they are passed, by project. */
export interface LoadRecords {
  /** Newest first. */
  list(project: string): Promise<LoadResult[]>;
  keep(result: LoadResult): Promise<void>;
  remove(project: string, id: string): Promise<void>;
  mark(project: string): Promise<KnownMark>;
  /** The mark that a test is judged by: where nobody chose one, by as many users as it has. */
  markFor(project: string, plan: LoadPlan): Promise<PassMark>;
  setMark(project: string, mark: PassMark): Promise<void>;
  /** Whether the gate refuses a version that would miss the mark. */
  setGate(project: string, on: boolean): Promise<void>;
}

export function createLoadRecords(settings: SettingRecords): LoadRecords {
  const list = async (project: string) =>
    z
      .array(loadResult)
      .catch([])
      .parse((await settings.get(loadTestsOf(project))) ?? []);
  const chosen = async (project: string) => passMark.safeParse(await settings.get(loadMarkOf(project))).data;
  return {
    list,
    async keep(result) {
      const before = await list(result.project);
      await settings.put(loadTestsOf(result.project), [result, ...before].slice(0, MOST_KEPT));
    },
    async remove(project, id) {
      const others = (await list(project)).filter((result) => result.id !== id);
      await settings.put(loadTestsOf(project), others);
    },
    async mark(project) {
      const mark = await chosen(project);
      return { ...(mark ?? FIRST_MARK), chosen: mark !== undefined, gates: await isGated(settings, project) };
    },
    markFor: async (project, { users }) => (await chosen(project)) ?? { ...FIRST_MARK, users },
    setMark: (project, mark) => settings.put(loadMarkOf(project), mark),
    setGate: (project, on) => settings.put(loadGateOf(project), on),
  };
}
