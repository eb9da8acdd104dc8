// `node scripts/node.js scripts/ci/join-images.ts NAME OWNER VERSION DIGEST...`: makes one image for several kinds of
// processor of those that were put into the registry by their digests, with the tags of a version. Prints its digest.
import { z } from 'zod';
import { digestOf, ownImage, repositoryOf, tagsOf } from './images/image-names.ts';
import { runDocker } from './images/run-docker.ts';

const [name, owner, version, ...digests] = process.argv.slice(2);
if (!owner || !version || digests.length === 0)
  throw new Error('Say: node scripts/node.js scripts/ci/join-images.ts NAME OWNER VERSION DIGEST...');
const repository = repositoryOf(owner, ownImage(name).name);
const tags = tagsOf(version).flatMap((tag) => ['--tag', `${repository}:${tag}`]);
const parts = digests.map((digest) => `${repository}@${digestOf(digest)}`);
await runDocker(['buildx', 'imagetools', 'create', ...tags, ...parts]);
const told = await runDocker([
  'buildx',
  'imagetools',
  'inspect',
  `${repository}:${version}`,
  '--format',
  '{{json .Manifest}}',
]);
console.log(digestOf(z.object({ digest: z.string() }).parse(JSON.parse(told)).digest));
