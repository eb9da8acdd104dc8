import type { ModelCard } from './model.ts';

/** How the photos of a card's test were kept from what was asked about them: in photos, which add up to the test's total. */
export interface TestedOn {
  /** Kept aside for the test, all of them. */
  kept: number;
  /** Of classes with few test photos: left out in turn. */
  leftOut: number;
  /** Right by the likeliest class, yet answered "neither": right in the test, and not in the class's cell of the confusion. */
  withheld: number;
}

export function testedOn({ classes, confusion, test }: Pick<ModelCard, 'classes' | 'confusion' | 'test'>): TestedOn {
  const leftOut = sumOf(classes.map(({ judgedBy, test: own }) => (judgedBy === 'cross-validated' ? own : 0)));
  return {
    kept: test.total - leftOut,
    leftOut,
    withheld: sumOf(classes.map((_, at) => withheldOf({ classes, confusion }, at))),
  };
}

/** The same of one class, by its place on the card. */
export const withheldOf = ({ classes, confusion }: Pick<ModelCard, 'classes' | 'confusion'>, at: number): number =>
  Math.max(0, (classes[at]?.correct ?? 0) - (confusion[at]?.[at] ?? 0));

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
