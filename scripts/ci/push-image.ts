// `node scripts/node.js scripts/ci/push-image.ts NAME OWNER`: builds one of Meadow's own images for this machine's kind of
// processor, sees that its program starts, and puts it into the registry, without a tag. Prints its digest.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { buildImageContext } from '../build-image-context.ts';
import { digestOf, ownImage, repositoryOf } from './images/image-names.ts';
import { runDocker } from './images/run-docker.ts';

const [name, owner] = process.argv.slice(2);
if (!owner) throw new Error('Say which, and whose: node scripts/node.js scripts/ci/push-image.ts meadow OWNER');
const image = ownImage(name);
const context = await buildImageContext(() => console.error('Bundling; this takes a moment.'));
const build = ['buildx', 'build', '--file', join(context, image.dockerfile), '--provenance=false', '--sbom=false'];

const trial = `${image.name}:trial`;
await runDocker([...build, '--load', '--tag', trial, context]);
console.error(await runDocker(['run', '--rm', '--entrypoint', 'meadow', trial, '--version']));

const folder = await mkdtemp(join(tmpdir(), 'meadow-push-'));
try {
  const told = join(folder, 'metadata.json');
  const to = `type=image,name=${repositoryOf(owner, image.name)},push-by-digest=true,name-canonical=true,push=true`;
  await runDocker([...build, '--output', to, '--metadata-file', told, context]);
  const said = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(told, 'utf8')));
  console.log(digestOf(said['containerimage.digest']));
} finally {
  await rm(folder, { recursive: true });
}
