import { z } from 'zod';
import { faultShape } from '../../contract/errors.ts';
import { own } from '../../contract/shapes/own.ts';
import { place } from '../../contract/shapes/place.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';

/** A move that began and has not come to its end. Kept on the laptop, which is always there. */
const unfinished = z.object({
  to: place,
  stage: z.enum(['copy', 'remove', 'undo']),
  /** What is there of the project is its copy. */
  written: z.boolean().optional(),
  fault: faultShape.optional(),
});
export type Unfinished = z.infer<typeof unfinished>;

const NAME = 'moves';
const shape = z.record(z.string(), unfinished).catch({});

export interface UnfinishedMoves {
  of(project: string): Promise<Unfinished | undefined>;
  put(project: string, move: Unfinished): Promise<void>;
  remove(project: string): Promise<void>;
}

export const createUnfinishedMoves = (settings: SettingRecords): UnfinishedMoves => {
  const all = async () => shape.parse((await settings.get(NAME)) ?? {});
  return {
    of: async (project) => own(await all(), project),
    put: async (project, move) => settings.put(NAME, { ...(await all()), [project]: move }),
    async remove(project) {
      const { [project]: _, ...others } = await all();
      await settings.put(NAME, others);
    },
  };
};
