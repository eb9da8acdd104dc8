import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alertSettings, type DriftName, driftName } from '../../contract/shapes/alert.ts';
import { startInference } from '../../services/assembly/inference.ts';
import type { Looked, Usual } from '../../services/domain/drift/looked.ts';
import { createRandom, type Random } from '../../services/domain/random.ts';
import type { Inference } from '../../services/ports/inference.ts';
import { readSet, type SetPhoto, splitSet } from './drift/read-set.ts';
import { drawEvenly, type Stock, shifts, stockOf } from './drift/shifts.ts';
import { trainOn } from './drift/train-on.ts';
import { shiftedIn, untilRaised } from './drift/until-raised.ts';
import { photoSet } from './photos.ts';
import { median, percent, say, table } from './table.ts';

const SETS: { set: string; strangers: string; each: number }[] = [
  { set: 'dandelion-vs-grass', strangers: 'ants-vs-bees', each: 100 },
  { set: 'ants-vs-bees', strangers: 'dandelion-vs-grass', each: 35 },
];
/** Models a set, each of other photos. */
const MODELS = 5;
/** Windows, and sequences of each shift, a model. */
const ROUNDS = 20;
/** Photos without a shift that slide by, a model. */
const SLIDING = 1000;
const settings = alertSettings.parse({});
const quiet = () => {};
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** What was seen with one model. */
interface Seen {
  /** By window without a shift, what was raised. */
  windows: DriftName[][];
  /** By signal, how often it was raised while usual photos slid by. */
  slid: Record<DriftName, number>;
  /** By shift, photos until it was raised; none where it was not within a window. */
  after: (number | undefined)[][];
}

/** Whether planted shifts are raised, how soon, and how often chance raises one: on photos no model was trained on. */
export async function drift(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-bench-drift-'));
  const inference = await startInference({ runtime: 'auto', log, workers: 2 });
  try {
    for (const { set, strangers, each } of SETS) {
      const photos = await readSet(photoSet(set));
      const others = (await readSet(photoSet(strangers))).map(({ bytes }) => bytes);
      const seen: Seen[] = [];
      for (let seed = 1; seed <= MODELS; seed++)
        seen.push(await withModel({ photos, others, each, seed, name: `${set}-${seed}` }, inference, folder));
      report(set, seen);
    }
  } finally {
    await inference.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Drawn {
  photos: SetPhoto[];
  others: Buffer[];
  each: number;
  seed: number;
  name: string;
}

async function withModel({ photos, others, each, seed, name }: Drawn, inference: Inference, home: string) {
  const { part, rest } = splitSet(photos, { each, seed });
  const { model, usual } = await trainOn(part, home, name);
  const random = createRandom(seed * 104_729);
  return look(await stockOf(inference, model, { photos: rest, strangers: others, random }), usual, random);
}

function look(stock: Stock, usual: Usual, random: Random): Seen {
  const draw = (): Looked => drawEvenly(stock.usual, random);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => round);
  return {
    windows: rounds.map(() => shiftedIn(Array.from({ length: settings.last }, draw), usual, settings)),
    slid: slide(draw, usual),
    after: shifts.map((shift) =>
      rounds.map((round) =>
        untilRaised(
          { usual, settings, by: shift.by, most: settings.last },
          { usual: draw, shifted: () => shift.draw(stock, random, round) },
        ),
      ),
    ),
  };
}

/** How often each signal goes up while photos come one after the other. */
function slide(draw: () => Looked, usual: Usual): Record<DriftName, number> {
  const looks = Array.from({ length: settings.last }, draw);
  const raised = Object.fromEntries(driftName.options.map((name) => [name, 0])) as Record<DriftName, number>;
  let before = new Set<DriftName>();
  for (let photo = 0; photo < SLIDING; photo++) {
    looks.push(draw());
    const now = new Set(shiftedIn(looks, usual, settings));
    for (const name of now) if (!before.has(name)) raised[name] += 1;
    before = now;
  }
  return raised;
}

function report(set: string, seen: readonly Seen[]): void {
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  const rows = shifts.map(({ name, by }, at) => {
    const all = seen.flatMap(({ after }) => after[at]!);
    const raised = all.filter((one) => one !== undefined);
    const [soon, late] = raised.length === 0 ? ['', ''] : [`${median(raised)}`, `${Math.max(...raised)}`];
    return [name, by.join(' or '), `${raised.length} of ${all.length}`, soon, late];
  });
  say(`\n${set}: ${seen.length} models\n`);
  say(table([['shift', 'signal', `raised within ${settings.last}`, 'median', 'last'], ...rows]));
  const windows = seen.flatMap((one) => one.windows);
  const alarms = windows.filter((names) => names.length > 0).length;
  say(
    `\nwithout a shift: ${alarms} of ${windows.length} windows raised something (${percent(alarms / windows.length)});`,
  );
  const slid = driftName.options.map((name) => `${name} ${sum(seen.map((one) => one.slid[name]))}`).join(', ');
  say(`raised while ${seen.length} times ${SLIDING} photos without a shift slid by: ${slid}`);
}
