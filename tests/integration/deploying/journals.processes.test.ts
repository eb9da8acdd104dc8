import { systemClock } from '../../../services/adapters/local/clock.ts';
import { createChildLauncher } from '../../../services/adapters/node/child-launcher.ts';
import { createProcessDeployer } from '../../../services/adapters/node/process-deployer.ts';
import { describeJournals } from './journals-suite.ts';

describeJournals('as processes of this computer', async () => ({
  deployer: createProcessDeployer({ launcher: createChildLauncher(), clock: systemClock }),
  target: { kind: 'processes' },
  clusters: [],
}));
