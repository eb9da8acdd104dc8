import { createChildLauncher } from '../../services/adapters/node/child-launcher.ts';
import { createLoadProcess } from '../../services/adapters/node/load-process.ts';
import { loadGeneratorSuite } from './load-generator-suite.ts';

loadGeneratorSuite('in a process of its own', () => createLoadProcess({ launcher: createChildLauncher() }));
