import { createFoundAnew } from '../jobs/found-anew.ts';
import type { PipelineBoard } from '../ports/pipeline-board.ts';

/** Where Airflow is just now, and how Meadow comes in. */
export interface BoardPlace {
  address: string;
  user: string;
  password?: string | undefined;
  /** Or the file it lies in. */
  passwordFile?: string | undefined;
  /** Where people see its pages, where that is another address. */
  page?: string | undefined;
}

export interface ConnectionParts {
  /** Looks where it is; `anew`: its password may have been changed. Throws `stack-off`, `engine-…`. */
  find(anew: boolean): Promise<BoardPlace>;
  open(place: BoardPlace): Promise<PipelineBoard>;
}

/** A place is good for so long: who looks at a run asks every second. */
const GOOD_MS = 5000;

export type Board = <T>(work: (board: PipelineBoard) => Promise<T>) => Promise<T>;

/** What runs pipelines, found again where it was started anew or moved to another port. */
export const createBoardConnection = (parts: ConnectionParts): Board =>
  // The file of the password may hold another one by then.
  createFoundAnew({ ...parts, good: GOOD_MS, reopens: true }).within;
