import { join } from 'node:path';
import type { MeadowEvent } from '../../../contract/events.ts';
import type { Shelf } from '../../../contract/shapes/predictor.ts';
import { createPredictorClient } from '../../../services/adapters/http/predictor-client.ts';
import { systemClock } from '../../../services/adapters/local/clock.ts';
import { createFileSecrets } from '../../../services/adapters/local/secrets.ts';
import { checkPort } from '../../../services/adapters/node/check-port.ts';
import { createChildLauncher } from '../../../services/adapters/node/child-launcher.ts';
import { createSqliteCatalog } from '../../../services/adapters/sql/sqlite/catalog.ts';
import type { JournalPart } from '../../../services/ports/catalog/journals.ts';
import type { PredictionRecord } from '../../../services/ports/catalog/predictions.ts';
import { createOwnProcess, type OwnProcessParts } from '../../../services/serving/own-process.ts';
import { createServing, type Serving, type ServingParts } from '../../../services/serving/serving.ts';
import { createSettings, type SettingsFeature } from '../../../services/settings/settings.ts';

export interface OpenServing {
  serving: Serving;
  settings: SettingsFeature;
  events: MeadowEvent[];
  records: PredictionRecord[];
  shelf: Shelf;
  /** Fails that many recordings. */
  failures: number;
  close(): Promise<void>;
}

const quiet = () => {};

/** The serving feature as the core joins it, with real processes, on a catalog in `folder`. */
export async function openServing(
  folder: string,
  shelf: Shelf,
  parts: Partial<ServingParts & OwnProcessParts> = {},
): Promise<OpenServing> {
  const catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
  const events: MeadowEvent[] = [];
  const emit = (event: MeadowEvent) => void events.push(event);
  const settings = createSettings({ records: catalog.settings, emit });
  const opened: OpenServing = {
    settings,
    events,
    records: [],
    shelf,
    failures: 0,
    serving: createServing({
      open: true,
      port: await freePort(),
      settings,
      secrets: createFileSecrets(join(folder, 'secrets.json')),
      async take({ entries }: JournalPart) {
        if (opened.failures-- > 0) throw new Error('The disk is full.');
        const predictions = entries.flatMap((entry) => entry.predictions);
        opened.records.push(...predictions);
        return predictions.length;
      },
      crew: (given) =>
        createOwnProcess({
          launcher: createChildLauncher(),
          connect: createPredictorClient,
          clock: systemClock,
          log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
          open: true,
          settings,
          shelf: async () => opened.shelf,
          checkPort,
          ...parts,
          ...given,
        }),
      emit,
      ...parts,
    }),
    async close() {
      await opened.serving.stop();
      await catalog.close();
    },
  };
  return opened;
}

export async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
