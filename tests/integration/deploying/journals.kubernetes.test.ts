import { onCluster } from './grounds.ts';
import { describeJournals } from './journals-suite.ts';

describeJournals(...onCluster);
