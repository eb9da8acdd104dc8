import { homeLayout } from '../../adapters/local/home.ts';
import { createHomeMover } from '../../adapters/local/relocating/home-mover.ts';
import { createRelocating } from '../../relocating/relocating.ts';
import type { Ground } from '../ground.ts';
import { homePointer } from '../home-folder.ts';
import type { Joined } from '../joined.ts';

export const joinDataFolder = (ground: Ground): Joined['dataFolder'] =>
  createRelocating({
    mover: createHomeMover(homeLayout(ground.home), homePointer()),
    jobs: ground.jobs,
    records: ground.own.catalog.settings,
    chosenBy: ground.homeBy ?? 'option',
    reopen: ground.inStack ? undefined : ground.reopen,
    failed: ground.notMoved,
  });
