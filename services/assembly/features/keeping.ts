import program from '../../../package.json' with { type: 'json' };
import { homeLayout } from '../../adapters/local/home.ts';
import { createKeptHome } from '../../adapters/local/kept-home.ts';
import { checkCatalogFile } from '../../adapters/sqlite/check-copy.ts';
import { createKeeping } from '../../keeping/keeping.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import { lazyParcels as parcels } from '../lazy-adapters.ts';

export const joinKeeping = (ground: Ground): Joined['keeping'] =>
  createKeeping({
    ...ground,
    parcels,
    home: createKeptHome(homeLayout(ground.home)),
    checkRecords: checkCatalogFile,
    version: program.version,
  });
