import { onCluster } from './grounds.ts';
import { describeProbation } from './probation-suite.ts';

describeProbation(...onCluster);
