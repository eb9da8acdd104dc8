import { onProcesses } from './grounds.ts';
import { describeProbation } from './probation-suite.ts';

describeProbation(...onProcesses);
