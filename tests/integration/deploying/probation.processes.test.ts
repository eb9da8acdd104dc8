import { systemClock } from '../../../services/adapters/local/clock.ts';
import { createChildLauncher } from '../../../services/adapters/node/child-launcher.ts';
import { createProcessDeployer } from '../../../services/adapters/node/process-deployer.ts';
import { describeProbation } from './probation-suite.ts';

describeProbation('as processes of this computer', async () => ({
  deployer: createProcessDeployer({ launcher: createChildLauncher(), clock: systemClock }),
  target: { kind: 'processes' },
  clusters: [],
}));
