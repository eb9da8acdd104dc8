import { join } from 'node:path';
import type { Sandbox } from './sandbox.ts';

type Input = Record<string, unknown>;

/** What a procedure is not asked for here, because a machine would bear it badly, and what it is asked for instead. */
export interface HeldBack {
  why: string;
  /** The input as it is asked; none where it is not asked at all. */
  instead(input: Input): Input | undefined;
}

const UNKNOWN = 'a-project-there-is-not';

/** Any other procedure is asked for anything its shape takes. */
export const heldBack = ({ named }: Sandbox): Record<string, HeldBack> => {
  /** A person names where it is written, and may name any place: it is one of the test's own. */
  const written = (field: string, why: string): HeldBack => ({
    why,
    instead: (input) => {
      const value = input[field];
      return typeof value === 'string' ? { ...input, [field]: join(named, fileName(value)) } : input;
    },
  });
  const ofNobody = (why: string): HeldBack => ({ why, instead: (input) => ({ ...input, project: UNKNOWN }) });
  return {
    'keeping.backup': written('file', 'writes all records to the file that is named'),
    'keeping.exportModel': written('file', 'writes a model to the place that is named'),
    'keeping.exportProject': written('file', 'writes a project to the file that is named'),
    'predicting.start': written('heatmaps', 'writes pictures into the folder that is named'),
    'dataFolder.move': written('folder', 'copies the whole data folder to the place that is named'),
    'predicting.sample': ofNobody('downloads photos from the internet'),
    'photos.addPublic': ofNobody('downloads hundreds of photos from the internet'),
    'references.get': {
      why: 'downloads photos from the internet',
      instead: (input) => ({ ...input, version: `${UNKNOWN}-1` }),
    },
    'deploying.deploy': ofNobody('starts up to twenty programs'),
    'load.start': {
      why: 'keeps the machine busy for up to a day',
      instead: (input) => ({ ...input, plan: { profile: 'steady', users: 1, seconds: 5 } }),
    },
    'stack.fix': {
      why: 'starts a container engine, and waits for it for three minutes',
      instead: (input) => (input.kind === 'start-engine' ? undefined : input),
    },
  };
};

const fileName = (text: string): string => text.replaceAll(/[\\/:]/g, '_').slice(0, 200);
