import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHome } from '../../services/adapters/local/home.ts';
import { createFileObjectStore } from '../../services/adapters/local/object-store.ts';
import { createChildLauncher } from '../../services/adapters/node/child-launcher.ts';
import { createStepProcesses } from '../../services/adapters/node/step-processes.ts';
import { smallMeadow } from '../integration/training/photo-folders.ts';
import { askFor } from '../integration/training/step-process.ts';
import { orchestratorSuite } from './orchestrator-suite.ts';

orchestratorSuite('processes of this computer', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-orchestrator-'));
  const home = await openHome(join(folder, 'home'));
  const env = { MEADOW_HOME: home.folder };
  return {
    orchestrator: createStepProcesses({ launcher: createChildLauncher(), env }),
    objects: createFileObjectStore(home.objects),
    async ask(run, photos) {
      const from =
        photos === undefined ? join(folder, 'nowhere') : await smallMeadow(join(folder, 'photos'), 0, photos);
      await askFor(home.folder, run, from);
    },
    end: () => rm(folder, { recursive: true, force: true }),
  };
});
