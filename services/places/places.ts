import { z } from 'zod';
import { own } from '../../contract/shapes/own.ts';
import type { Place } from '../../contract/shapes/place.ts';
import { Fault } from '../domain/fault.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';

/** Which project is where. What nobody moved is on the laptop. */
export interface Places {
  of(project: string): Promise<Place>;
  /** From now on the project is there. One call is one write: a switch that is half done is none. */
  put(project: string, place: Place): Promise<void>;
  /** There is none of that id any more, or not yet. */
  forget(project: string): Promise<void>;
  /** The projects that are in the stack. */
  inStack(): Promise<ReadonlySet<string>>;
}

const NAME = 'places';
const recordShape = z.record(z.string(), z.literal('stack'));

/** Kept in the laptop's own settings, which are there when the stack is not. */
export function createPlaces(settings: SettingRecords): Places {
  const read = async () => recordShape.catch({}).parse((await settings.get(NAME)) ?? {});
  let writing: Promise<void> = Promise.resolve();

  const write = async (project: string, place: Place) => {
    const { [project]: before, ...others } = await read();
    // Where nothing is ever moved, nothing is written.
    if ((before ?? 'laptop') === place) return;
    await settings.put(NAME, place === 'stack' ? { ...others, [project]: place } : others);
  };
  const put = (project: string, place: Place) => {
    const next = writing.then(() => write(project, place));
    writing = next.catch(() => undefined);
    return next;
  };
  return {
    of: async (project) => own(await read(), project) ?? 'laptop',
    put,
    forget: (project) => put(project, 'laptop'),
    inStack: async () => new Set(Object.keys(await read())),
  };
}

/** Of a core that runs in the stack: it sees no laptop, so nothing can be moved. */
export const allInStack = (): Places => ({
  of: async () => 'stack',
  async put() {
    throw new Fault(
      'bad-request',
      'This Meadow runs inside the stack.',
      'Move projects with Meadow on the computer that started it.',
      { details: { case: 'inside-stack' } },
    );
  },
  forget: async () => undefined,
  inStack: async () => new Set(),
});
