import type { ToldCase } from '../../../contract/fault-cases.ts';

type Told<T> = T extends unknown ? Omit<T, 'version' | 'before'> : never;
export type TakenBackCase = Told<ToldCase['rollout-taken-back']>;

/** Why a version is to be taken back: in words, and by the case the window has a sentence for. */
export interface Against {
  why: string;
  told: TakenBackCase;
}
