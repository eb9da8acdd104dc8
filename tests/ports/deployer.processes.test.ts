import { systemClock } from '../../services/adapters/local/clock.ts';
import { createChildLauncher } from '../../services/adapters/node/child-launcher.ts';
import { createProcessDeployer } from '../../services/adapters/node/process-deployer.ts';
import { describeDeployer } from './deployer-suite.ts';

describeDeployer('processes of this computer', async () => ({
  deployer: createProcessDeployer({ launcher: createChildLauncher(), clock: systemClock }),
  app: 'test',
  close: async () => undefined,
}));
