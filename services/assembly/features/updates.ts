import { join } from 'node:path';
import type { UpdateWay } from '../../../contract/updates.ts';
import program from '../../../package.json' with { type: 'json' };
import { createGithubReleases } from '../../adapters/github/releases.ts';
import { tablesNumber } from '../../adapters/sql/migrate.ts';
import type { Updater } from '../../ports/updater.ts';
import { createUpdates } from '../../updates/updates.ts';
import { releasesRepository } from '../build-facts.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import { lazyParcels as parcels } from '../lazy-adapters.ts';

export function joinUpdates(ground: Ground, joined: Joined): Joined['updates'] {
  const { home, own, inStack, updating, downloader } = ground;
  const repository = releasesRepository();
  const usual: UpdateWay = inStack ? 'image' : 'checkout';
  return createUpdates({
    ...ground,
    parcels,
    records: own.catalog.settings,
    copiesAt: join(home, 'before', 'updates'),
    version: program.version,
    tables: tablesNumber,
    computer: process,
    releases: repository === undefined ? undefined : createGithubReleases(repository, downloader),
    way: updating?.way ?? usual,
    updater: updating?.updater && byChosenWay(updating.updater, ground),
    backup: (file, control) => joined.keeping.within.backup(file, control),
    restore: (asked, control) => joined.keeping.within.restore(asked, control),
    forgetRestore: async () => joined.keeping.forget(),
    chance: Math.random(),
  });
}

/** Main asks for releases itself, so before each question it is told how the internet is reached. */
function byChosenWay(updater: Updater, { updating, networkChoice }: Ground): Updater {
  const reach = async () => {
    const { reach: tell } = updating ?? {};
    if (tell) await tell(await networkChoice());
  };
  return {
    look: () => reach().then(() => updater.look()),
    fetch: (wanted, watch) => reach().then(() => updater.fetch(wanted, watch)),
    install: () => updater.install(),
  };
}
