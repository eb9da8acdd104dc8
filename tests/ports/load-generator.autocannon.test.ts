import { createAutocannonGenerator } from '../../services/adapters/autocannon/load-generator.ts';
import { loadGeneratorSuite } from './load-generator-suite.ts';

loadGeneratorSuite('in this process', createAutocannonGenerator);
