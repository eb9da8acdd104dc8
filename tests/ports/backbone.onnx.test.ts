import { describe } from 'vitest';
import { startBackbone } from '../../services/assembly/backbone.ts';
import { backboneSuite } from './backbone-suite.ts';

describe('the backbone on ONNX Runtime', () => backboneSuite(() => startBackbone('onnx')));
