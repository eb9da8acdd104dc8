import { describe } from 'vitest';
import { startBackbone } from '../../services/assembly/backbone.ts';
import { backboneSuite } from './backbone-suite.ts';

/** A node_modules folder in which @tensorflow/tfjs-node loads. */
const NATIVE = process.env.MEADOW_TEST_TFJS_NODE;

describe.skipIf(!NATIVE)('the backbone on native TensorFlow (MEADOW_TEST_TFJS_NODE)', () =>
  backboneSuite(() => {
    process.env.MEADOW_TFJS_NODE = NATIVE;
    return startBackbone('tfjs-node');
  }),
);
