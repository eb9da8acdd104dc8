import type { ModelCard } from '../../contract/shapes/model.ts';
import { testedOn } from '../../contract/shapes/tested-on.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** A model card in Markdown, for pages that are not Meadow's. */
export function cardNote(card: ModelCard): string {
  const { version, classes, photos, test, neither, limits, data, trained } = card;
  const [from, to] = test.interval;
  return [
    `# ${version}`,
    `**${percent(test.accuracy)}** of ${test.total} test photos right (between ${percent(from)} and ${percent(to)} is likely: Wilson, 95 % confidence). ${howTested(card)} It learned from all ${photos.total} photos.`,
    '| class | photos | test photos | right |\n| --- | --- | --- | --- |\n' +
      classes.map((one) => `| ${one.label} | ${one.photos} | ${one.test} | ${one.correct} |`).join('\n'),
    `Calls a photo "neither" below a similarity of ${neither.threshold.toFixed(3)}; ${percent(neither.kept)} of photos of its classes are not.`,
    ...(limits.length > 0 ? [`## Do not trust it with\n\n${limits.map((limit) => `- ${limit}`).join('\n')}`] : []),
    `## Data\n\n${data}`,
    `Trained with ${trained.runtime}, seed ${trained.seed}${trained.recipe === undefined ? '' : `, recipe ${trained.recipe}`}${trained.at === undefined ? '' : `, ${trained.at}`}.`,
  ].join('\n\n');
}

/** The same photos as the test counts, by how each was kept from what was asked about it. */
function howTested(card: ModelCard): string {
  const { kept, leftOut } = testedOn(card);
  if (leftOut === 0) return `${kept} were kept aside, and a twin trained without them was asked.`;
  const twins = 'each left out in turn, and a twin trained without it was asked.';
  return kept === 0
    ? `All ${leftOut} were ${twins}`
    : `${kept} were kept aside; ${leftOut} of classes with few were ${twins}`;
}

/** What a training was begun with, by name. */
export const cardParams = ({ classes, photos, backbone, trained }: ModelCard) => ({
  classes: classes.map(({ label }) => label).join(', '),
  'photos/train': String(photos.train),
  'photos/test': String(photos.test),
  seed: String(trained.seed),
  runtime: trained.runtime,
  backbone: backbone.name,
  ...(trained.recipe !== undefined && { recipe: trained.recipe }),
});

/** How it did on all photos it was judged by, each kept aside once where they were judged in turn. */
export const testFacts = ({ accuracy, total }: ModelCard['test']) => ({
  'test-accuracy': accuracy.toFixed(4),
  'test-photos': String(total),
});

/** Facts of a card by name. */
export const cardFacts = ({ classes, photos, test, calibration, backbone, trained }: ModelCard) => ({
  ...testFacts(test),
  photos: String(photos.total),
  'log-loss': calibration.logLoss.toFixed(4),
  classes: classes.map(({ label }) => label).join(', '),
  backbone: backbone.name,
  runtime: trained.runtime,
});
