import { create } from 'zustand';
import type { Job } from '../../../contract/shapes/job.ts';
import type { AddReport, LeftAside } from '../../../contract/shapes/project-photo.ts';
import type { Trouble } from '../trouble.ts';

/** Photos on their way into a project, and what came of it. */
export interface Addition {
  job: string;
  /** None until the core has told of it. */
  now?: Job;
  /** Bytes of zip files that went to the core, and that will go. */
  sending: { sent: number; bytes: number };
  /** What this window could not hand over. */
  refused: readonly LeftAside[];
  /** Once it has ended. */
  report?: AddReport;
  trouble?: Trouble;
}

/** The last addition of each project, whatever page is shown. */
export const useAdditions = create<{ of: Readonly<Record<string, Addition>> }>(() => ({ of: {} }));

export function noteAddition(project: string, addition: Addition): void {
  useAdditions.setState(({ of }) => ({ of: { ...of, [project]: addition } }));
}

/** Changes the addition if it is still the project's last one. */
export function changeAddition(project: string, job: string, change: Partial<Addition>): void {
  useAdditions.setState(({ of }) => {
    const known = of[project];
    return known?.job === job ? { of: { ...of, [project]: { ...known, ...change } } } : {};
  });
}

/** More bytes are to be sent, or were. */
export function noteSending(project: string, job: string, { sent = 0, bytes = 0 }: Partial<Addition['sending']>): void {
  const known = useAdditions.getState().of[project];
  if (known?.job !== job) return;
  changeAddition(project, job, { sending: { sent: known.sending.sent + sent, bytes: known.sending.bytes + bytes } });
}

export function refuse(project: string, job: string, left: LeftAside): void {
  const known = useAdditions.getState().of[project];
  if (known?.job === job) changeAddition(project, job, { refused: [...known.refused, left] });
}

/** Puts the report away. */
export function forgetAddition(project: string): void {
  useAdditions.setState(({ of: { [project]: _, ...others } }) => ({ of: others }));
}
