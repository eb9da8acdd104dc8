import { Fault } from '../../domain/fault.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';

const absent = (): never => {
  throw new Fault('engine-missing', 'No container engine is looked for yet.', 'Wait for the next version.');
};

export const joinStack = (_ground: Ground): Joined['stack'] => ({
  status: absent,
  // biome-ignore lint/correctness/useYield: nothing is there to be told yet
  watch: async function* () {
    absent();
  },
  preflight: absent,
  fix: absent,
  up: absent,
  stop: absent,
  down: absent,
  remove: absent,
  restart: absent,
  // biome-ignore lint/correctness/useYield: nothing is there to be told yet
  logs: async function* () {
    absent();
  },
  secrets: absent,
  variables: absent,
  configure: absent,
});
