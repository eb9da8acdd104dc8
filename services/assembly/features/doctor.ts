import { servingState } from '../../../contract/serving.ts';
import { openHome } from '../../adapters/local/home.ts';
import { createDoctor } from '../../doctor/doctor.ts';
import type { Starter } from '../../models/models.ts';
import { readWeights } from '../backbone.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';

export const joinDoctor = (
  { home, catalog }: Ground,
  { models, serving }: Joined,
  { version }: Starter,
): Joined['doctor'] =>
  createDoctor({
    folder: home,
    openFolder: () => openHome(home),
    catalog,
    readStarter: async () => models.read(version),
    readBackbone: readWeights,
    serving: {
      ...serving,
      state: async () => servingState.parse(await serving.state()),
      ready: () => {
        serving.start();
        return serving.ready();
      },
    },
  });
