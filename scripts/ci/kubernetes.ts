// `node scripts/node.js scripts/ci/kubernetes.ts [CONTEXT]`: what a person does with a cluster, by the app's own command.
// Deploys the version that comes with Meadow, asks about a photo, trains another version, rolls it out and back while
// photos are asked about, and takes everything out again. Needs a container engine, a cluster, and MEADOW_TEST_PHOTOS.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { runMeadow, serveWindow } from '../bench/run-meadow.ts';
import { type Answer, type Asked, askAbout, askSteadily } from './kubernetes/ask-steadily.ts';

const PORT = 8577;
const LEAVING_MS = 60_000;
/** Of each class; more make no better test of a cluster. */
const PHOTOS = 24;
const LABELS = ['dandelion', 'grass'];
const PROJECT = 'Dandelion or grass';

const [context] = process.argv.slice(2);
const photos = process.env.MEADOW_TEST_PHOTOS;
if (!photos) throw new Error('Set MEADOW_TEST_PHOTOS to the folder that holds dandelion-vs-grass/.');

const deploymentShape = z.object({
  address: z.string(),
  deployed: z.object({ version: z.string(), settled: z.literal(true) }),
});

const photosOf = async (label: string): Promise<string[]> => {
  const folder = join(photos, 'dandelion-vs-grass', label);
  return (await readdir(folder)).toSorted().map((name) => join(folder, name));
};

async function layPhotos(folder: string): Promise<string> {
  for (const label of LABELS) {
    await mkdir(join(folder, label), { recursive: true });
    for (const [at, photo] of (await photosOf(label)).slice(0, PHOTOS).entries())
      await cp(photo, join(folder, label, `${at}.jpg`));
  }
  return folder;
}

/** Runs a command that prints JSON, and says of it what matters here. */
async function ask<Shape extends z.ZodType>(shape: Shape, ...args: string[]): Promise<z.infer<Shape>> {
  console.log(`\n> meadow ${args.join(' ')}`);
  const said = shape.parse(JSON.parse(await runMeadow([...args, '--json'])));
  console.log(JSON.stringify(said));
  return said;
}

/** A copy that goes answers for some seconds more, to who keeps a connection. */
async function untilAnsweredBy(version: string, address: string): Promise<Answer> {
  const end = performance.now() + LEAVING_MS;
  for (;;) {
    const answer = await askAbout(address, photo);
    if (answer.version === version) return answer;
    assert.ok(performance.now() < end, `${answer.version} still answers, not ${version}`);
    await sleep(500);
  }
}

function mustDropNone(what: string, { answered, failed, versions }: Asked): void {
  console.log(`${what}: ${answered} photos answered by ${[...versions].join(' and ')}, ${failed.length} failed`);
  assert.deepEqual(failed, [], `Photos were dropped: ${what}`);
  assert.ok(answered > 0, `No photo was asked about: ${what}`);
}

const [photo = ''] = await photosOf('dandelion');
const folder = await mkdtemp(join(tmpdir(), 'meadow-kubernetes-'));
process.env.MEADOW_HOME = join(folder, 'home');
// It keeps the way into the cluster open; commands work through it.
const { child } = await serveWindow(process.env.MEADOW_HOME, PORT);
try {
  const where = context === undefined ? [] : ['--context', context];
  const first = await ask(deploymentShape, 'deploy', ...where);
  const before = await askAbout(first.address, photo);
  assert.deepEqual(before, { verdict: 'dandelion', version: first.deployed.version });

  const { version: next } = await ask(
    z.object({ version: z.string() }),
    ...['train', '--from', await layPhotos(join(folder, 'photos')), '--project', PROJECT, '--policy', 'ask'],
  );
  const out = await askSteadily(first.address, photo, async () => {
    const { deployed } = await ask(deploymentShape, 'deploy', ...where, '--version', next);
    assert.equal(deployed.version, next);
  });
  mustDropNone('rolled out', out);
  await untilAnsweredBy(next, first.address);

  const back = await askSteadily(first.address, photo, async () => {
    const { deployed } = await ask(deploymentShape, 'deploy', 'rollback');
    assert.equal(deployed.version, first.deployed.version);
  });
  mustDropNone('rolled back', back);
  assert.deepEqual(await untilAnsweredBy(first.deployed.version, first.address), before);
} finally {
  // Whatever happened, nothing of this stays in a cluster that may be used for more.
  await runMeadow(['deploy', 'remove']).then(console.log, console.error);
  child.kill('SIGTERM');
  await once(child, 'exit');
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
console.log('\nDeployed, rolled out and back, and removed.');
