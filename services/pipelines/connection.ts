import { asFault } from '../domain/fault.ts';
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
export function createBoardConnection({ find, open }: ConnectionParts): Board {
  let known: { key: string; board: PipelineBoard } | undefined;
  let last: { at: number; found: Promise<PipelineBoard> } | undefined;

  const look = async (anew: boolean): Promise<PipelineBoard> => {
    const place = await find(anew);
    const key = JSON.stringify(place);
    if (anew || known?.key !== key) known = { key, board: await open(place) };
    return known.board;
  };
  const get = (anew = false): Promise<PipelineBoard> => {
    const now = performance.now();
    if (!anew && last && now - last.at < GOOD_MS) return last.found;
    const mine = { at: now, found: look(anew) };
    last = mine;
    mine.found.catch(() => {
      if (last === mine) last = undefined;
    });
    return mine.found;
  };
  return async (work) => {
    const before = await get();
    try {
      return await work(before);
    } catch (thrown) {
      const { code } = asFault(thrown);
      if (code !== 'remote-refused' && code !== 'remote-down') throw thrown;
      return work(await get(true));
    }
  };
}
