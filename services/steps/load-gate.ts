import { z } from 'zod';
import { type LoadResult, loadResult, type PassMark, passMark } from '../../contract/shapes/load.ts';
import { FIRST_MARK } from '../domain/load/first-mark.ts';
import { loadGateOf, loadMarkOf, loadTestsOf } from '../domain/project-settings.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';

export interface LoadGate {
  mark: PassMark;
  /** Newest first. */
  results: LoadResult[];
}

/** Whether a version that would miss the mark of the project is refused by the gate; off where nobody said so. */
export const isGated = async (settings: Pick<SettingRecords, 'get'>, project: string): Promise<boolean> =>
  (await settings.get(loadGateOf(project))) === true;

/** By what the gate refuses versions that are too slow; none where it does not. */
export async function findLoadGate(
  settings: Pick<SettingRecords, 'get'>,
  project: string,
): Promise<LoadGate | undefined> {
  if (!(await isGated(settings, project))) return undefined;
  const mark = passMark.safeParse(await settings.get(loadMarkOf(project))).data ?? FIRST_MARK;
  const results = z
    .array(loadResult)
    .catch([])
    .parse((await settings.get(loadTestsOf(project))) ?? []);
  return { mark, results };
}
