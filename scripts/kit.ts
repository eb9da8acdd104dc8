// `npm run kit [-- --to FILE]`: one file for computers that cannot download, with the installers of dist/installers, the
// container images of the stack, checksums, and words for people. What is cut off goes on where it was.
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sayFault } from '../host/cli/fault-of.ts';
import { timeLeft as inWords } from '../host/cli/progress-line.ts';
import { createTerminal } from '../host/cli/terminal.ts';
import { untilInterrupted } from '../host/interrupt.ts';
import { createTarParcels } from '../services/adapters/tar/parcels.ts';
import { containerEngines } from '../services/assembly/container-engines.ts';
import { ownImages } from '../services/assembly/image-sources.ts';
import { readCompose } from '../services/domain/stack/read-compose.ts';
import { type ProgressSample, timeLeft, withSample } from '../services/domain/time-left.ts';
import { makeKit } from './kit/make-kit.ts';
import type { KitProgress } from './kit/save-images.ts';
import { INSTALLERS } from './package/make-installers.ts';
import { ROOT } from './run-program.ts';

const { values } = parseArgs({ options: { to: { type: 'string' } } });
const terminal = createTerminal(process.stdout, process.stderr);
const signal = untilInterrupted();
const { version }: { version: string } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
const folder = join(ROOT, 'dist/kit');
const file = resolve(values.to ?? join(folder, `meadow-kit-${version}-${process.arch}.tar`));

const VERBS = { fetch: 'Fetching', save: 'Saving', write: 'Writing', check: 'Reading' } as const;
let shown = '';
let samples: readonly ProgressSample[] = [];
let counted = '';

/** Where nobody watches, a line for each thing that begins. */
function onProgress({ stage, name, done, total }: KitProgress): void {
  const words = `${VERBS[stage]} ${name}`;
  if (words !== shown && !terminal.watched) terminal.say(words);
  shown = words;
  const counting = `${stage} ${total}`;
  samples = withSample(counting === counted ? samples : [], { at: performance.now(), done });
  counted = counting;
  const left = timeLeft(samples, total);
  const part = total > 0 ? `, ${Math.floor((100 * done) / total)} % of all` : '';
  terminal.show(`${words}${part}${left === undefined ? '' : `, ${inWords(left)} left`}`);
}

async function run(): Promise<number> {
  const compose = join(ROOT, 'compose/compose.yaml');
  const text = await readFile(compose, 'utf8');
  const { services } = readCompose({ file: basename(compose), text, variables: process.env });
  const engine = await (await containerEngines()).find();
  const own = ownImages();
  const { list, bytes } = await makeKit({
    engine,
    parcels: createTarParcels(),
    version,
    arch: process.arch,
    images: [...new Set(services.map(({ image }) => image))],
    installers: INSTALLERS,
    work: join(folder, 'work'),
    file,
    signal,
    onProgress,
    provide: (image, watch) => own.get(image)?.build(engine, watch) ?? engine.pull(image, watch),
  });
  if (list.installers.length === 0)
    terminal.say('No installer was found in dist/installers: "npm run package" makes them. The kit has only images.');
  const images = `${list.images.length} images`;
  await terminal.print(`${file}: ${images}, ${list.installers.length} installers, ${(bytes / 1e6).toFixed(0)} MB.\n`);
  return 0;
}

try {
  process.exitCode = await run();
} catch (thrown) {
  process.exitCode = signal.aborted ? 130 : sayFault(terminal, thrown);
  if (signal.aborted) terminal.say('Stopped. The images that were saved are kept for the next time.');
}
