import { onProcesses } from '../deploying/grounds.ts';
import { describeCanary } from './canary-suite.ts';

describeCanary(...onProcesses);
