// `node scripts/node.js scripts/bundle.ts`: what Meadow's images are built from, into out/image.
import { buildImageContext } from './build-image-context.ts';

console.log(await buildImageContext(() => console.error('Bundling; this takes a moment.')));
