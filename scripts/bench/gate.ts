import { createHeadTrainer } from '../../services/adapters/tfjs/head-trainer.ts';
import { decide } from '../../services/domain/gate/decide.ts';
import { DELTA } from '../../services/domain/gate/delta.ts';
import { examplesOf } from './examples.ts';
import type { Sizes } from './gate/draw-project.ts';
import { type Kind, kinds, simulate, type Trial } from './gate/simulate.ts';
import { say, table } from './table.ts';

const sets: { set: string; sizes: Sizes; draws: number }[] = [
  { set: 'dandelion-vs-grass', sizes: { photos: 220, later: 11 }, draws: 100 },
  { set: 'ants-vs-bees', sizes: { photos: 80, later: 4 }, draws: 70 },
  { set: 'flowers', sizes: { photos: 250, later: 12 }, draws: 30 },
];

/** The other questions of the gate are answered alike for all: only the photos decide here. */
const references = { name: 'references', passed: true, finding: '', details: {} } as const;
const passes = ({ photos }: Trial): boolean => decide(photos, [], { references }).passed;

/** Whether the gate tells harmed challengers from equal ones: simulated on embeddings of real photos. */
export async function gate(): Promise<void> {
  const trainer = await createHeadTrainer();
  const trials: Trial[] = [];
  for (const { set, ...drawn } of sets) {
    trials.push(...(await simulate({ set, examples: await examplesOf(set), ...drawn }, trainer)));
  }
  report(trials);
}

export function report(trials: readonly Trial[]): void {
  const head = ['training labels', ...sets.map(({ set }) => set), 'all', `of those truly worse by more than ${DELTA}`];
  say(table([head, ...kinds.map((kind) => rowOf(kind, trials))]));
  say('\nHow many went live. Truly: by log loss on photos that neither version was trained on.');
}

function rowOf(kind: Kind, trials: readonly Trial[]): string[] {
  const own = trials.filter((trial) => trial.kind === kind);
  const cell = (some: readonly Trial[]) => `${some.filter(passes).length} of ${some.length}`;
  return [
    kind,
    ...sets.map(({ set }) => cell(own.filter((trial) => trial.set === set))),
    cell(own),
    cell(own.filter(({ worse }) => worse > DELTA)),
  ];
}
