import { onProcesses } from './grounds.ts';
import { describeJournals } from './journals-suite.ts';

describeJournals(...onProcesses);
