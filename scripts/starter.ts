import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeStarter, PROJECT, starterReadme } from './make-starter.ts';
import { ROOT } from './run-program.ts';

/** Trains the starter model anew and puts it into models/starter/. */
const photos = process.env.MEADOW_TEST_PHOTOS;
if (!photos) throw new Error('Set MEADOW_TEST_PHOTOS to the folder that holds dandelion-vs-grass/.');

const home = await mkdtemp(join(tmpdir(), 'meadow-starter-'));
try {
  const starter = await makeStarter(join(photos, 'dandelion-vs-grass'), home);
  const { version, sha256, bytes, card, judgements } = starter;
  const folder = join(ROOT, 'models', 'starter');
  const facts = { version, projectName: PROJECT.name, file: `${version}.meadow`, sha256, trained: card.trained.at };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, facts.file), bytes);
  await writeFile(join(folder, `${version}.judgements.json`), JSON.stringify(judgements));
  await writeFile(join(folder, 'starter.json'), `${JSON.stringify(facts, null, 2)}\n`);
  await writeFile(join(folder, 'README.md'), starterReadme(starter));
  console.log(`${version}: ${card.test.correct} of ${card.test.total} right, ${bytes.length} bytes, SHA-256 ${sha256}`);
} finally {
  await rm(home, { recursive: true, force: true });
}
