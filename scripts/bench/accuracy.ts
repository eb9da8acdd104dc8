import { createHeadTrainer } from '../../services/adapters/tfjs/head-trainer.ts';
import { crossValidate, type Figures } from './cross-validate.ts';
import { examplesOf } from './examples.ts';
import { percent, say, spread, table } from './table.ts';

interface Trial {
  name: string;
  set: string;
  strangers: string | undefined;
  repeats: number;
}

const trials: Trial[] = [
  {
    name: 'dandelion or grass, insects as strangers',
    set: 'dandelion-vs-grass',
    strangers: 'ants-vs-bees',
    repeats: 10,
  },
  { name: 'ants or bees, lawns as strangers', set: 'ants-vs-bees', strangers: 'dandelion-vs-grass', repeats: 10 },
  { name: 'five flowers, insects as strangers', set: 'flowers', strangers: 'ants-vs-bees', repeats: 2 },
];

const shown: [head: string, key: keyof Figures, show: (value: number) => string][] = [
  ['right', 'accuracy', percent],
  ['expected calibration error', 'calibrationError', (value) => value.toFixed(3)],
  ['log loss', 'logLoss', (value) => value.toFixed(3)],
  ['own photos kept', 'kept', percent],
  ['strangers called neither', 'strangers', percent],
];

/** How right, how honest, and how well strangers are told: repeated 5-fold cross-validation. */
export async function accuracy(): Promise<void> {
  const trainer = await createHeadTrainer();
  const rows: string[][] = [['photos', 'repeats', ...shown.map(([head]) => head)]];
  for (const { name, set, strangers, repeats } of trials) {
    const examples = await examplesOf(set);
    const others = strangers === undefined ? undefined : await examplesOf(strangers);
    const figures: Figures[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      figures.push(await crossValidate(examples, others, repeat, trainer));
    }
    const cells = shown.map(([, key, show]) =>
      spread(
        figures.map((one) => one[key]),
        show,
      ),
    );
    rows.push([name, String(repeats), ...cells]);
  }
  say(table(rows));
}
