import { describe } from 'vitest';
import { createSharpDecoder } from '../../services/adapters/sharp/sharp-decoder.ts';
import { photoDecoderSuite } from './photo-decoder-suite.ts';

describe('photos decoded by libvips and libheif', () => photoDecoderSuite(createSharpDecoder()));
